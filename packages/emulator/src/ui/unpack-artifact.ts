import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { parseTar } from 'nanotar';

/** Most that a compressed artifact may become; the real server streams it. */
const MAX_CONTENT_BYTES = 64 << 20;
const TAR_BLOCK_BYTES = 512;
const TAR_MAGIC_AT = 257;

/** What the UI server shows of a stored object: it is un-gzipped, and of a tar archive the first file is taken. */
export async function unpackArtifact(content: Buffer): Promise<Buffer> {
  const isGzip = content[0] === 0x1f && content[1] === 0x8b;
  // What only looks compressed is shown as it is.
  const plain = isGzip
    ? await promisify(gunzip)(content, { maxOutputLength: MAX_CONTENT_BYTES }).catch(() => content)
    : content;
  return firstTarMember(plain) ?? plain;
}

function firstTarMember(bytes: Buffer): Buffer | undefined {
  const magic = bytes.subarray(TAR_MAGIC_AT, TAR_MAGIC_AT + 5).toString('latin1');
  if (bytes.length < TAR_BLOCK_BYTES || magic !== 'ustar') return undefined;
  try {
    const file = parseTar(bytes).find(({ type }) => type === 'file');
    return Buffer.from(file?.data ?? []);
  } catch {
    return undefined;
  }
}
