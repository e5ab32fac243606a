import { describe, expect, it } from 'vitest';
import { parseRequestUri } from './request-uri.js';

describe('a URL is taken that the server refuses, or the other way round', () => {
  it.each([
    ['http://h/a.yaml', 'http', 'h', 'http://h/a.yaml'],
    ['HTTP://h:1/a b.yaml?x=1#f', 'http', 'h:1', 'http://h:1/a%20b.yaml?x=1#f'],
    ['http://h/é.yaml', 'http', 'h', 'http://h/%C3%A9.yaml'],
    ['http://user:secret@h/a', 'http', 'h', 'http://user:***@h/a'],
    ['http://[::1]:1/a', 'http', '[::1]:1', 'http://[::1]:1/a'],
    ['http://h:99999/a', 'http', 'h:99999', 'http://h:99999/a'],
    ['http://', 'http', '', 'http:'],
    ['http:///a', 'http', '', 'http:///a'],
    ['http:a', 'http', '', 'http:a'],
    ['mailto:a@b', 'mailto', '', 'mailto:a@b'],
    ['/a.yaml', '', '', '/a.yaml'],
    ['//h/a', '', '', '//h/a'],
    ['*', '', '', '*'],
  ])('%s', (text, scheme, host, shown) => {
    expect(parseRequestUri(text)).toEqual({ scheme, host, shown });
  });

  it.each([
    '',
    'foo',
    'a.yaml',
    ':foo',
    ' http://h/a',
    '1http://h/a',
    'http://[::1',
    'http://h:x/a',
    'http://a b/c',
    'http://h/%zz',
    'http://h/a\n',
  ])('invalid: %j', (text) => {
    expect(parseRequestUri(text)).toBeUndefined();
  });
});
