import { setImmediate as others } from 'node:timers/promises';
import { Unzip, UnzipInflate } from 'fflate';

/** A piece becomes at most some 4 MiB, which is how long other requests wait. */
const PIECE_BYTES = 4 << 10;

/**
 * One file of a zip archive; undefined when it becomes more than `limit` bytes, whatever its header says. It is unpacked
 * piece by piece, so that a bomb is noticed early and other requests get their turn.
 * @throws Error for an archive that is broken
 */
export async function unpackZipFile(archive: Uint8Array, name: string, limit: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let state: 'before' | 'within' | 'after' = 'before';
  let failure: Error | undefined;
  const unzip = new Unzip((file) => {
    if (file.name !== name || state !== 'before') return;
    state = 'within';
    file.ondata = (error, chunk, final) => {
      if (error) failure = error;
      else {
        length += chunk.length;
        if (length <= limit) chunks.push(chunk);
        if (final) state = 'after';
      }
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < archive.length && !failure && length <= limit && isBefore(state, 'after'); at += PIECE_BYTES) {
    unzip.push(archive.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= archive.length);
    await others();
  }
  if (failure) throw failure;
  if (length > limit) return undefined;
  if (isBefore(state, 'after')) throw new Error('The archive ends within the file');
  return Buffer.concat(chunks);
}

// The state changes within callbacks, which the compiler does not follow.
const isBefore = (state: string, end: string): boolean => state !== end;
