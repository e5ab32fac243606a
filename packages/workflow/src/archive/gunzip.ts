import { Gunzip } from 'fflate';
import { asArchiveError, brokenArchive } from './broken-archive.js';
import { crc32 } from './crc32.js';
import { UnpackingBudget } from './unpacking-budget.js';

/** Small enough that a bomb is noticed before it has filled much memory. */
const STEP = 16_384;

/**
 * Unpacks gzip, and stops where it would unpack to more than an honest package does.
 *
 * @throws WorkflowPackageError `BROKEN_ARCHIVE`, `ARCHIVE_BOMB`
 */
export function gunzip(packed: Uint8Array): Uint8Array {
  const budget = new UnpackingBudget(packed.length);
  let members = 1;
  try {
    const stream = new Gunzip((chunk) => budget.add(chunk));
    stream.onmember = () => {
      members += 1;
    };
    for (let offset = 0; offset < packed.length; offset += STEP) {
      const end = Math.min(offset + STEP, packed.length);
      stream.push(packed.slice(offset, end), end === packed.length);
    }
  } catch (error) {
    throw asArchiveError('tar.gz', error);
  }
  const bytes = budget.bytes();
  if (members === 1) checkTrailer(packed, bytes);
  return bytes;
}

/** The last eight bytes tell checksum and length: what is cut off or damaged shows here. */
function checkTrailer(packed: Uint8Array, bytes: Uint8Array): void {
  if (packed.length < 18) throw brokenArchive('tar.gz', 'it is cut off');
  const view = new DataView(packed.buffer, packed.byteOffset + packed.length - 8, 8);
  if (view.getUint32(4, true) !== bytes.length) throw brokenArchive('tar.gz', 'it is cut off');
  if (view.getUint32(0, true) !== crc32(bytes)) throw brokenArchive('tar.gz', 'its checksum is wrong');
}
