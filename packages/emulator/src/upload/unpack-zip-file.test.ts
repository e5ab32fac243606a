import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpackZipFile } from './unpack-zip-file.js';

const LIMIT = 1 << 20;

describe('a file comes out other than it went in', () => {
  it('whatever its content, its neighbours and its compression', async () => {
    const files = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.uint8Array({ maxLength: 200_000 }), {
      minKeys: 1,
      maxKeys: 4,
    });
    await fc.assert(
      fc.asyncProperty(files, fc.constantFrom(0, 6), async (contents, level) => {
        const archive = zipSync(contents, { level: level as 0 | 6 });
        for (const [name, content] of Object.entries(contents)) {
          const unpacked = await unpackZipFile(archive, name, LIMIT);
          expect(unpacked && Buffer.compare(unpacked, content)).toBe(0);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('a bomb takes all memory', () => {
  const bomb = zipSync({ 'pipeline.yaml': new Uint8Array(64 * LIMIT) });

  it('stops at the limit', async () => {
    expect(await unpackZipFile(bomb, 'pipeline.yaml', LIMIT)).toBeUndefined();
  });

  it('stops there too when the headers tell a small size', async () => {
    const lying = Buffer.from(bomb);
    const told = Buffer.alloc(4);
    told.writeUInt32LE(64 * LIMIT);
    for (let at = lying.indexOf(told); at >= 0; at = lying.indexOf(told)) lying.writeUInt32LE(100, at);
    expect(await unpackZipFile(lying, 'pipeline.yaml', LIMIT)).toBeUndefined();
  });
});

it('a file that is cut short is taken for a whole one', async () => {
  const content = Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 251));
  const archive = zipSync({ 'pipeline.yaml': content });
  await expect(unpackZipFile(archive.subarray(0, 300), 'pipeline.yaml', LIMIT)).rejects.toThrow();
});
