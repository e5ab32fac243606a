import { describe, expect, it } from 'vitest';
import { cleanPath, decodePath } from './request-path.js';

describe('a path is taken for another one', () => {
  it.each([
    ['/a%20b', '/a b'],
    ['/%E5%AE%9F', '/実'],
    [Buffer.from('/実').toString('latin1'), '/実'],
    ['/a%2Fb', '/a/b'],
    ['/a+b', '/a+b'],
    ['/%zz', undefined],
    ['/%', undefined],
  ])('%s', (raw, path) => {
    expect(decodePath(raw)).toBe(path);
  });

  it.each([
    ['/a//b', '/a/b'],
    ['/a/./b/', '/a/b/'],
    ['/a/../../b', '/b'],
    ['/a/b..c', '/a/b..c'],
    ['/', '/'],
  ])('cleaned: %s', (path, cleaned) => {
    expect(cleanPath(path)).toBe(cleaned);
  });
});
