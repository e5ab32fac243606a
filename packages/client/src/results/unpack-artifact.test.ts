import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../errors/index.js';
import { unpackArtifact } from './unpack-artifact.js';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

function tar(files: { name: string; bytes: Uint8Array; type?: string }[]): Uint8Array {
  const blocks = files.flatMap(({ name, bytes, type = '0' }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0, 100);
    header.write('0000644\0', 100);
    header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('        ', 148);
    header.write(type, 156);
    header.write('ustar\0', 257);
    header.write('00', 263);
    header.write(
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const file = fc.record({ name: fc.stringMatching(/^[a-z/.]{1,40}$/), bytes: fc.uint8Array({ maxLength: 2000 }) });

describe('what a task wrote comes out as it was', () => {
  it('from a packed archive of any files', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), fc.boolean(), async (files, packed) => {
        const archive = tar(files);
        const content = await unpackArtifact(base64(packed ? gzipSync(archive) : archive));
        expect(content.files.map(({ name, bytes }) => [name, [...bytes]])).toEqual(
          files.map(({ name, bytes }) => [name, [...bytes]]),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('from bytes that are no archive, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 1500 }), async (bytes) => {
        expect([...(await unpackArtifact(base64(bytes))).bytes]).toEqual([...bytes]);
      }),
    );
  });

  it('from what only begins like gzip', async () => {
    const bytes = new Uint8Array([0x1f, 0x8b, 1, 2, 3]);
    expect([...(await unpackArtifact(base64(bytes))).bytes]).toEqual([...bytes]);
  });

  it('with long names and without folders', async () => {
    const long = `${'deep/'.repeat(40)}data.json`;
    const archive = tar([
      { name: 'folder/', bytes: new Uint8Array(), type: '5' },
      { name: '././@LongLink', bytes: Buffer.from(`${long}\0`), type: 'L' },
      { name: 'deep', bytes: Buffer.from('{"a":1}') },
    ]);
    const content = await unpackArtifact(base64(gzipSync(archive)));
    expect(content.files.map(({ name }) => name)).toEqual([long]);
    expect(content.json()).toEqual({ a: 1 });
    expect(await new Response(content.stream()).text()).toBe('{"a":1}');
  });
});

it('stops at the size limit instead of filling the memory', async () => {
  const bomb = gzipSync(Buffer.alloc(5_000_000));
  await expect(unpackArtifact(base64(bomb), 1_000_000)).rejects.toThrow(ConfigurationError);
  await expect(unpackArtifact(base64(Buffer.alloc(20)), 10)).rejects.toThrow(/larger than 10 bytes/);
});

it('is nothing for an artifact that the store has lost', async () => {
  expect((await unpackArtifact('')).text()).toBe('');
});

it.each(['!!!!', 'a=b=', '<html>'])('what is no base64 (%j) is an error of this package', async (text) => {
  await expect(unpackArtifact(text)).rejects.toMatchObject({ code: 'UNEXPECTED_RESPONSE', hint: expect.any(String) });
});

it.each([Number.NaN, 0, -1])('a limit of %s bytes is refused, and does not mean none', async (maxBytes) => {
  await expect(unpackArtifact('YQ==', maxBytes)).rejects.toThrow(ConfigurationError);
});
