import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeMultipart } from './multipart.js';
import { serializeUpload } from './serialize-upload.js';

const bytes = new Uint8Array([1, 2, 13, 10, 45, 45, 255, 0]);

/** Reads a body back with the platform's own parser. */
async function parse(body: { contentType: string; bytes: Uint8Array }): Promise<FormData> {
  const blob = new Blob([new Uint8Array(body.bytes)]);
  return new Response(blob, { headers: { 'content-type': body.contentType } }).formData();
}

async function sentFile(body: unknown): Promise<File> {
  const form = await parse(await serializeUpload(body));
  expect([...form.keys()]).toEqual(['uploadfile']);
  return form.get('uploadfile') as File;
}

describe('the file name tells the server how to read the file', () => {
  it.each([
    ['of a File', { uploadfile: new File([bytes], 'x.zip') }, 'x.zip'],
    ['given beside the content', { uploadfile: { name: 'p.tar.gz', content: bytes } }, 'p.tar.gz'],
    ['given beside text', { uploadfile: { name: 'p.json', content: '{}' } }, 'p.json'],
    ['none, YAML', { uploadfile: new Blob(['kind: Workflow']) }, 'pipeline.yaml'],
    ['none, zip', { uploadfile: new Uint8Array([0x50, 0x4b, 3, 4]) }, 'pipeline.zip'],
    ['none, gzip', { uploadfile: new Uint8Array([0x1f, 0x8b, 8]).buffer }, 'pipeline.tar.gz'],
    ['a nameless File', { uploadfile: new File(['a: 1'], '') }, 'pipeline.yaml'],
  ])('%s', async (_, body, name) => {
    expect((await sentFile(body)).name).toBe(name);
  });

  it('a FormData is taken apart, its name "blob" is none', async () => {
    const form = new FormData();
    form.set('uploadfile', new Blob(['a: 1']));
    const file = await sentFile(form);
    expect([file.name, await file.text()]).toEqual(['pipeline.yaml', 'a: 1']);
  });
});

describe('a body cannot be broken out of', () => {
  it('any content comes back byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1 }), async (content) => {
        const file = await sentFile({ uploadfile: new Uint8Array(content) });
        expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([...content]);
      }),
    );
  });

  it('any file name stays within its quotes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', '\\', '\r', '\n', '\0', ';', 'é', '雪', 'a', '.') }),
        (name) => {
          const text = new TextDecoder().decode(encodeMultipart(name, bytes, 'b').bytes);
          const [, disposition = ''] = text.split('\r\n');
          const [, quoted = ''] =
            disposition.match(/^Content-Disposition: form-data; name="uploadfile"; filename="([^"\\]*)"$/) ?? [];
          expect(quoted).not.toMatch(/\p{Cc}/u);
          expect(decodeURIComponent(quoted)).toBe(name);
        },
      ),
    );
  });

  it('each body has a boundary of its own', async () => {
    const bodies = await Promise.all([1, 2, 3].map(() => serializeUpload({ uploadfile: bytes })));
    expect(new Set(bodies.map(({ contentType }) => contentType)).size).toBe(3);
  });
});

it.each([[undefined], [{}], [{ uploadfile: null }], ['text'], [new FormData()]])(
  'a body without the file is refused: %s',
  async (body) => {
    await expect(serializeUpload(body)).rejects.toMatchObject({ code: 'INVALID_UPLOAD' });
  },
);
