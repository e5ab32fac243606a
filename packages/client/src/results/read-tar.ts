import type { ArtifactFile } from './artifact-content.js';

const BLOCK = 512;
const FILE_TYPES = new Set(['', '\0', '0', '7']);

/** Whether the bytes begin with a tar header. */
export function isTar(bytes: Uint8Array): boolean {
  return bytes.length >= BLOCK && text(bytes, 257, 5) === 'ustar' && isChecked(bytes);
}

/** The files of a tar archive; a truncated last one is left out. */
export function readTar(bytes: Uint8Array): ArtifactFile[] {
  const files: ArtifactFile[] = [];
  let longName: string | undefined;
  for (let offset = 0; offset + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(offset, offset + BLOCK);
    const size = sizeOf(header);
    if (header[0] === 0 || !Number.isSafeInteger(size)) break;
    const content = bytes.subarray(offset + BLOCK, offset + BLOCK + size);
    if (content.length < size) break;
    const type = text(header, 156, 1);
    if (type === 'L') longName = text(content, 0, size);
    else if (type === 'x') longName = paxPath(content) ?? longName;
    else {
      if (FILE_TYPES.has(type)) files.push({ name: longName ?? headerName(header), bytes: content });
      longName = undefined;
    }
    offset += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function headerName(header: Uint8Array): string {
  const prefix = text(header, 257, 6) === 'ustar' ? text(header, 345, 155) : '';
  return prefix ? `${prefix}/${text(header, 0, 100)}` : text(header, 0, 100);
}

/** Octal text, or for huge files a number in base 256. */
function sizeOf(header: Uint8Array): number {
  if ((header[124] as number) & 0x80) return Number.NaN;
  const octal = text(header, 124, 12).trim();
  return octal === '' ? 0 : Number.parseInt(octal, 8);
}

function isChecked(header: Uint8Array): boolean {
  let sum = 0;
  for (let index = 0; index < BLOCK; index++) sum += index >= 148 && index < 156 ? 32 : (header[index] as number);
  return sum === Number.parseInt(text(header, 148, 8).trim(), 8);
}

function paxPath(content: Uint8Array): string | undefined {
  return /^\d+ path=(.*)$/m.exec(new TextDecoder().decode(content))?.[1];
}

function text(bytes: Uint8Array, start: number, length: number): string {
  const end = bytes.subarray(start, start + length).indexOf(0);
  return new TextDecoder().decode(bytes.subarray(start, start + (end < 0 ? length : end)));
}
