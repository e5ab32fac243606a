import { describe, expect, it } from 'vitest';
import { readUploadedFile } from './multipart-file.js';

const TYPE = 'multipart/form-data; boundary=b';
const read = (body: string, type = TYPE) => {
  const { name, content } = readUploadedFile({ 'content-type': type }, Buffer.from(body));
  return `${name}: ${content.toString('latin1')}`;
};
const part = (disposition: string, content = 'abc') =>
  `--b\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n--b--\r\n`;
const file = (name: string) => part(`name="uploadfile"; filename=${name}`);

describe('the file of an upload is found where the server does not find it, or the other way round', () => {
  it.each([
    [file('"a.yaml"'), 'a.yaml: abc'],
    [file('a.yaml'), 'a.yaml: abc'],
    [file('"dir/a.yaml"'), 'a.yaml: abc'],
    [file(String.raw`"dir\a.yaml"`), String.raw`dir\a.yaml: abc`],
    [file(String.raw`"a\"b.yaml"`), 'a"b.yaml: abc'],
    [file('"a;b.yaml"'), 'a;b.yaml: abc'],
    [file('"実.yaml"'), '実.yaml: abc'],
    [part('name="uploadfile"; filename*=UTF-8\'\'%e5%ae%9f.yaml'), '実.yaml: abc'],
    [part('FILENAME="a"; NAME="uploadfile"'), 'a: abc'],
    [part('name="uploadfile"; filename="a"', ''), 'a: '],
    [part('name="uploadfile"; filename="a"', 'x\r\n--bold\r\ny'), 'a: x\r\n--bold\r\ny'],
    [`preamble\r\n${file('"a"')}epilogue`, 'a: abc'],
    [file('"a"').replaceAll('\r\n', '\n'), 'a: abc'],
    [`--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nx\r\n${file('"a"')}`, 'a: abc'],
    [file('"a"').replace('--b--\r\n', file('"second"')), 'a: abc'],
    [file('"a"').replace('--b--', '--b'), 'a: abc'],
  ])('%j', (body, found) => {
    expect(read(body)).toBe(found);
  });

  it.each([
    [file('""'), 'http: no such file'],
    [part('name="uploadfile"'), 'http: no such file'],
    [part('name="file"; filename="a"'), 'http: no such file'],
    [part('name="uploadfile"; filename="a"; filename="b"'), 'http: no such file'],
    [part('name="uploadfile"; filename=a b'), 'http: no such file'],
    [file('"a"').replace('form-data', 'attachment'), 'http: no such file'],
    ['--b--\r\n', 'http: no such file'],
    ['--b\r\nContent-Disposition: form-data\r\n', 'http: no such file'],
    ['', 'multipart: NextPart: EOF'],
    ['garbage', 'multipart: NextPart: EOF'],
    [file('"a"').slice(0, -8), 'unexpected EOF'],
    ['--b\r\nBad header\r\n\r\n', 'malformed MIME header: missing colon: "Bad header"'],
  ])('no file in %j', (body, why) => {
    expect(() => read(body)).toThrow(why);
  });

  it.each([
    ['', "request Content-Type isn't multipart/form-data"],
    ['text/plain', "request Content-Type isn't multipart/form-data"],
    ['multipart/mixed; boundary=b', "request Content-Type isn't multipart/form-data"],
    ['multipart/form-data; boundary=', "request Content-Type isn't multipart/form-data"],
    ['multipart/form-data; boundary=b; x', "request Content-Type isn't multipart/form-data"],
    ['multipart/form-data', 'no multipart boundary param in Content-Type'],
    ['multipart/form-data;', 'no multipart boundary param in Content-Type'],
    ['multipart/form-data; boundary=other', 'multipart: NextPart: EOF'],
  ])('of type %j', (type, why) => {
    expect(() => read(file('"a"'), type)).toThrow(why);
  });

  it.each([
    'MULTIPART/Form-Data; boundary=b',
    'multipart/form-data;Boundary="b"',
    'multipart/form-data; charset=utf-8; boundary=b;',
  ])('of type %j', (type) => {
    expect(read(file('"a"'), type)).toBe('a: abc');
  });

  it('a hostile header takes long', () => {
    const started = performance.now();
    expect(() => read('', `multipart/form-data; a="${'\\'.repeat(100_000)}`)).toThrow("isn't multipart/form-data");
    expect(() => read(file(`"${'\\"'.repeat(100_000)}`))).toThrow('http: no such file');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
