import { Inflate } from 'fflate';
import { MAX_ARCHIVE_ENTRIES } from '../package/package-limits.js';
import type { ArchiveEntry } from './archive-entry.js';
import { asArchiveError, brokenArchive } from './broken-archive.js';
import { crc32 } from './crc32.js';
import { UnpackingBudget } from './unpacking-budget.js';

const END_SIGNATURE = 0x06054b50;
const DIRECTORY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const STEP = 16_384;

/** What the directory says about one file. */
interface DirectoryRecord {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly offset: number;
}

/**
 * The files of a zip archive in the order of its directory, which the server reads too. Unpacking counts what really comes out,
 * whatever sizes the directory claims.
 *
 * @throws WorkflowPackageError `BROKEN_ARCHIVE`; on reading an entry also `ARCHIVE_BOMB`
 */
export function zipEntries(zip: Uint8Array): ArchiveEntry[] {
  try {
    const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
    return directory(view)
      .filter(({ name }) => !name.endsWith('/'))
      .map((record) => ({ name: record.name, read: () => unpack(view, record) }));
  } catch (error) {
    throw asArchiveError('zip', error);
  }
}

function directory(view: DataView): DirectoryRecord[] {
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ARCHIVE_ENTRIES) throw brokenArchive('zip', `it holds more than ${MAX_ARCHIVE_ENTRIES} entries`);
  const records: DirectoryRecord[] = [];
  let offset = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (view.getUint32(offset, true) !== DIRECTORY_SIGNATURE) throw brokenArchive('zip', 'its directory is damaged');
    const nameLength = view.getUint16(offset + 28, true);
    const flags = view.getUint16(offset + 8, true);
    records.push({
      name: new TextDecoder().decode(bytesOf(view, offset + 46, nameLength)),
      encrypted: (flags & 1) === 1,
      method: view.getUint16(offset + 10, true),
      crc: view.getUint32(offset + 16, true),
      packedBytes: view.getUint32(offset + 20, true),
      offset: view.getUint32(offset + 42, true),
    });
    offset += 46 + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true);
  }
  return records;
}

/** The record that ends the file; a comment of up to 65,535 bytes may follow it. */
function endRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - 0xffff);
  for (let offset = view.byteLength - END_LENGTH; offset >= first; offset--) {
    if (view.getUint32(offset, true) === END_SIGNATURE) return offset;
  }
  throw brokenArchive('zip', 'its directory is missing, it may be cut off');
}

function bytesOf(view: DataView, offset: number, length: number): Uint8Array {
  if (offset + length > view.byteLength) throw brokenArchive('zip', 'it is cut off');
  return new Uint8Array(view.buffer, view.byteOffset + offset, length);
}

function unpack(view: DataView, record: DirectoryRecord): Uint8Array {
  try {
    if (record.encrypted) throw brokenArchive('zip', 'it is encrypted');
    if (view.getUint32(record.offset, true) !== LOCAL_SIGNATURE)
      throw brokenArchive('zip', 'an entry is not where the directory says');
    const start =
      record.offset + 30 + view.getUint16(record.offset + 26, true) + view.getUint16(record.offset + 28, true);
    const bytes = inflate(bytesOf(view, start, record.packedBytes), record.method);
    if (crc32(bytes) !== record.crc) throw brokenArchive('zip', 'the checksum of an entry is wrong');
    return bytes;
  } catch (error) {
    throw asArchiveError('zip', error);
  }
}

function inflate(packed: Uint8Array, method: number): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) throw brokenArchive('zip', `an entry is packed by method ${method}`);
  const budget = new UnpackingBudget(packed.length);
  const stream = new Inflate((chunk) => budget.add(chunk));
  for (let offset = 0; offset < packed.length; offset += STEP) {
    const end = Math.min(offset + STEP, packed.length);
    stream.push(packed.slice(offset, end), end === packed.length);
  }
  return budget.bytes();
}
