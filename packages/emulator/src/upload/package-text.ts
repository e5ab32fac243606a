import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type UnzipFileInfo, unzip } from 'fflate';
import { parseTar } from 'nanotar';
import { ConnectionKilled, invalidInput, invalidInputCausedBy } from '../errors/server-failure.js';
import { unpackZipFile } from './unpack-zip-file.js';

/** Largest package the server takes, compressed. */
export const MAX_PACKAGE_BYTES = 32 << 20;

/** Most that a compressed package may become; the real server would go on until it is out of memory. */
const MAX_TEXT_BYTES = 64 << 20;

const PIPELINE_FILE = 'pipeline.yaml';

/**
 * The text of an uploaded or downloaded package. The file's name decides first, then its first bytes.
 * @throws ServerFailure when it is too large or no known format
 */
export async function readPackageText(fileName: string, content: Buffer): Promise<string> {
  if (content.length > MAX_PACKAGE_BYTES) {
    throw invalidInput(`File size too large. Maximum supported size: ${MAX_PACKAGE_BYTES}`).wrap(
      'Error read pipeline file.',
    );
  }
  if (/\.(?:yaml|yml|json)$/.test(fileName)) return content.toString('utf8');
  if (content[0] === 0x50 && content[1] === 0x4b) return readZip(content).catch(decompressing);
  if (content[0] === 0x1f && content[1] === 0x8b) return readTarball(content).catch(decompressing);
  throw invalidInput('Unexpected pipeline file format. Support .zip, .tar.gz, .json or YAML.');
}

function decompressing(error: unknown): never {
  if (error instanceof ConnectionKilled || !(error instanceof Error) || !('wrap' in error)) throw error;
  throw (error as ReturnType<typeof invalidInput>).wrap('Error decompress the pipeline file');
}

async function readZip(content: Buffer): Promise<string> {
  const invalid = (why: string): Error =>
    invalidInputCausedBy('Error extracting pipeline from the zip file. Not a valid zip file.', why);
  const entries: UnzipFileInfo[] = [];
  const list = promisify<Uint8Array, { filter: (file: UnzipFileInfo) => boolean }, Record<string, Uint8Array>>(unzip);
  await list(content, { filter: (file) => entries.push(file) < 0 }).catch(() => {
    throw invalid('zip: not a valid zip file');
  });
  // The handler looks at the first entry without asking whether there is one.
  if (entries.length === 0) throw new ConnectionKilled('an empty zip archive');
  const chosen = chooseEntry(
    entries.map(({ name }) => name),
    'zip file',
    'zip',
  );
  const info = entries.find(({ name }) => name === chosen);
  if ((info?.originalSize ?? 0) > MAX_TEXT_BYTES) throw invalid('zip: checksum error');
  const file = await unpackZipFile(content, chosen, MAX_TEXT_BYTES).catch(() => {
    throw invalid('unexpected EOF');
  });
  if (!file) throw invalid('zip: checksum error');
  return file.toString('utf8');
}

async function readTarball(content: Buffer): Promise<string> {
  const invalid = (why: string): Error =>
    invalidInputCausedBy('Error extracting pipeline from the tarball file. Not a valid tarball file.', why);
  const unpacked = await promisify(gunzip)(content, { maxOutputLength: MAX_TEXT_BYTES }).catch(
    (error: NodeJS.ErrnoException) => {
      throw invalid(gzipError(content, error.code));
    },
  );
  const entries = readTarEntries(unpacked, invalid);
  if (entries.length === 0) throw invalid('EOF');
  const chosen = chooseEntry(
    entries.map(({ name }) => name),
    'tarball file',
    'tarball',
  );
  return Buffer.from(entries.find(({ name }) => name === chosen)?.data ?? []).toString('utf8');
}

function readTarEntries(bytes: Buffer, invalid: (why: string) => Error): { name: string; data?: Uint8Array }[] {
  if (bytes.length === 0) return [];
  if (bytes.length < 512) throw invalid('unexpected EOF');
  try {
    return parseTar(bytes).map(({ name, data }) => (data ? { name, data } : { name }));
  } catch {
    throw invalid('archive/tar: invalid tar header');
  }
}

/** An entry named pipeline.yaml, else the first one, which must be YAML. */
function chooseEntry(names: readonly string[], archive: string, inside: string): string {
  const first = names[0] ?? '';
  const chosen = names.includes(PIPELINE_FILE) ? PIPELINE_FILE : first;
  if (/\.ya?ml$/.test(chosen)) return chosen;
  throw invalidInput(
    `Error extracting pipeline from the ${archive}. Expecting a pipeline.yaml file inside the ${inside}. Got: ${chosen}`,
  );
}

const GZIP_HEADER_BYTES = 10;
const DEFLATE = 8;

function gzipError(content: Buffer, code: string | undefined): string {
  if (content.length < GZIP_HEADER_BYTES || code === 'Z_BUF_ERROR') return 'unexpected EOF';
  return content[2] === DEFLATE ? 'flate: corrupt input before offset 1' : 'gzip: invalid header';
}
