import { MAX_ARCHIVE_ENTRIES } from '../package/package-limits.js';
import type { ArchiveEntry } from './archive-entry.js';
import { brokenArchive } from './broken-archive.js';

const BLOCK = 512;
const REGULAR_FILE = new Set(['0', '\0', '7']);

/**
 * The files of a tar archive, in their order. Links, directories and devices are passed over: nothing is ever followed or
 * written. Headers are checked by their sums, so that any bytes end in entries or in an error.
 *
 * @throws WorkflowPackageError `BROKEN_ARCHIVE`
 */
export function tarEntries(tar: Uint8Array): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  let longName: string | undefined;
  let offset = 0;
  for (let headers = 0; offset + BLOCK <= tar.length; headers++) {
    const header = tar.subarray(offset, offset + BLOCK);
    if (header.every((byte) => byte === 0)) return entries;
    if (headers > MAX_ARCHIVE_ENTRIES)
      throw brokenArchive('tar.gz', `it holds more than ${MAX_ARCHIVE_ENTRIES} entries`);
    if (checksum(header) !== octal(header, 148, 8)) throw brokenArchive('tar.gz', 'a header has a wrong checksum');
    const size = octal(header, 124, 12);
    const start = offset + BLOCK;
    if (start + size > tar.length) throw brokenArchive('tar.gz', 'it is cut off');
    const data = tar.subarray(start, start + size);
    offset = start + Math.ceil(size / BLOCK) * BLOCK;

    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'L') longName = text(data);
    else if (type === 'x') longName = paxPath(data) ?? longName;
    else if (type !== 'g' && type !== 'K') {
      const name = longName ?? headerName(header);
      longName = undefined;
      if (REGULAR_FILE.has(type) && !name.endsWith('/')) entries.push({ name, read: () => data });
    }
  }
  if (offset < tar.length || entries.length === 0) throw brokenArchive('tar.gz', 'it is no tar archive or cut off');
  return entries;
}

function headerName(header: Uint8Array): string {
  const name = text(header.subarray(0, 100));
  const prefix = text(header.subarray(257, 262)) === 'ustar' ? text(header.subarray(345, 500)) : '';
  return prefix ? `${prefix}/${name}` : name;
}

function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** An octal field; sizes beyond it, in the binary form, are over every limit here. */
function octal(header: Uint8Array, offset: number, length: number): number {
  const digits = text(header.subarray(offset, offset + length)).trim();
  if (!/^[0-7]{0,11}$/.test(digits)) throw brokenArchive('tar.gz', 'a header holds no number where one is due');
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

/** The sum of the header's bytes, its own field taken as spaces. */
function checksum(header: Uint8Array): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0);
}

/** `path` among the records `LENGTH KEY=VALUE\n` of an extended header. */
function paxPath(data: Uint8Array): string | undefined {
  const records = new TextDecoder().decode(data).split('\n');
  const record = records.find((line) => /^\d+ path=/.test(line));
  return record?.slice(record.indexOf('=') + 1);
}
