import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formBody } from '../dex/sign-in-page.js';
import { readPage } from './page-forms.js';

describe('a form that is read otherwise than a browser reads it', () => {
  it.each([
    ['entities', '<form method=post action="/a?b=1&amp;c=&#39;2&#x27;">', 'POST', "/a?b=1&c='2'"],
    ['single quotes', "<FORM METHOD='POST' ACTION='/a'>", 'POST', '/a'],
    ['no quotes', '<form method=post action=/a?b>', 'POST', '/a?b'],
    ['blanks around the sign', '<form method = "post"\n action\t=\t"/a" >', 'POST', '/a'],
    ['no action', '<form method="post">', 'POST', undefined],
    ['an empty action', '<form method="post" action="">', 'POST', undefined],
    ['no method', '<form action="/a">', 'GET', '/a'],
    ['the first of two actions', '<form action="/a" action="/b">', 'GET', '/a'],
    ['a sign of the end in an attribute', '<form data-x="a > b" action="/a">', 'GET', '/a'],
    ['no end at all', '<form action="/a"', 'GET', '/a'],
    ['a slash', '<form/action="/a"/>', 'GET', '/a'],
  ])('%s', (_, html, method, action) => {
    expect(readPage(html).forms).toEqual([{ method, action, fields: [] }]);
  });

  it.each([
    '<!-- <form action="/evil"> -->',
    '<!-- <form action="/evil">',
    '<script>"<form action=/evil>"</script>',
    '<STYLE>a::before { content: "<form action=/evil>" }</Style>',
    '<textarea><form action="/evil"></textarea>',
    'a < form action="/evil">',
    '<title><form action="/evil">',
  ])('%s holds none', (html) => {
    expect(readPage(html).forms).toEqual([]);
  });

  it('has the fields that stand in it', () => {
    const html =
      '<input name="outside"><form><input name=a value="1&quot;"/><input type=HIDDEN name=b><input type=submit value=Go></form><input name="after">';
    expect(readPage(html).forms[0]?.fields).toEqual([
      { name: 'a', type: 'text', value: '1"' },
      { name: 'b', type: 'hidden', value: '' },
    ]);
  });
});

describe('a form that is sent otherwise than it was filled in', () => {
  it('every password arrives as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (password) => {
        const fields = ['login', 'password'].map((name) => ({ name, type: 'text', value: '' }));
        const body = formBody({ method: 'POST', action: undefined, fields }, { login: 'u', password });
        expect(new URLSearchParams(body).get('password')).toBe(password);
        expect(body).toMatch(/^login=u&password=[\w%+.*-]*$/);
      }),
    );
  });

  it('sends what is hidden and nothing that nobody has chosen', () => {
    const [form] = readPage(
      '<form><input type=hidden name=req value="r&amp;1"><input type=checkbox name=remember_me value=on><input name=free></form>',
    ).forms;
    expect(form && formBody(form)).toBe('req=r%261');
  });
});

describe('a page that makes the client hang', () => {
  it.each([
    '<',
    '<a ',
    '<a b="',
    "<a b='",
    '<!--',
    '<script>',
    '</script',
    '<a/',
    '<a =',
    '<form><input name=x>',
    '&#',
    '<a b=c',
    '<\n',
  ])('a million times %j', (part) => {
    const started = performance.now();
    readPage(part.repeat(1_000_000 / part.length));
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('none of any text', () => {
    const word = fc.constantFrom(
      '<',
      '>',
      '/',
      '=',
      '"',
      "'",
      '<!--',
      '-->',
      '<form',
      '<input',
      ' name',
      'a',
      '</script>',
      '<script',
      '&amp;',
      '\0',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string())), (parts) => {
        const { forms, links } = readPage(parts.join(''));
        expect(forms.every(({ method }) => method === 'GET' || method === 'POST')).toBe(true);
        expect(links.every((link) => link !== '')).toBe(true);
      }),
    );
  });
});
