import { ConfigurationError } from '../errors/index.js';
import { abortable } from '../resources/abortable.js';
import type { PackageSource } from './package-source.js';
import type { WorkflowObject } from './workflow-object.js';

/** The largest file that the server takes. */
const MAX_BYTES = 33_554_432;

/** A package's bytes, and its file name where the source has one. */
export interface PackageFile {
  readonly name?: string;
  readonly content: Uint8Array;
  /** The source itself, when it was a parsed workflow. */
  readonly parsed?: WorkflowObject;
}

/**
 * The bytes of a package, read whole so that they can be sent again.
 *
 * @throws ConfigurationError when there is nothing to read or more than 32 MiB.
 */
export async function readSource(source: PackageSource, signal?: AbortSignal): Promise<PackageFile> {
  signal?.throwIfAborted();
  const file = await read(source, signal);
  if (file.content.length > MAX_BYTES) throw tooLarge();
  if (file.content.length > 0) return file;
  throw new ConfigurationError(`${file.name ?? 'The package'} is empty.`, { hint: 'Compile the pipeline again.' });
}

async function read(source: PackageSource, signal: AbortSignal | undefined): Promise<PackageFile> {
  if (typeof source === 'string' || source instanceof URL) return readPath(source);
  if (source instanceof Uint8Array) return { content: source };
  if (source instanceof ArrayBuffer) return { content: new Uint8Array(source) };
  if (source instanceof Blob) {
    if (source.size > MAX_BYTES) throw tooLarge();
    const { name } = source as Partial<File>;
    return { ...(name && { name }), content: new Uint8Array(await source.arrayBuffer()) };
  }
  if (source instanceof ReadableStream) return { content: await readPieces(source.getReader(), signal) };
  if (typeof source !== 'object' || source === null) throw notASource();
  if (Symbol.asyncIterator in source) return { content: await readPieces(readerOf(source), signal) };
  if (source.content !== undefined) {
    const { name, content } = source;
    return { name, content: typeof content === 'string' ? new TextEncoder().encode(content) : content };
  }
  return { content: new TextEncoder().encode(JSON.stringify(source)), parsed: source as WorkflowObject };
}

async function readPath(path: string | URL): Promise<PackageFile> {
  // Not an import: bundlers for browsers would have to be told to leave it out.
  const fs = globalThis.process?.getBuiltinModule?.('node:fs/promises');
  if (!fs) {
    throw new ConfigurationError('There is no file system here to read a package from.', {
      hint: 'Pass a File, a Blob or { name, content }.',
    });
  }
  try {
    const name = decodeURIComponent(path instanceof URL ? path.pathname : encodeURIComponent(path));
    return { name: name.slice(name.search(/[^\\/]*$/)), content: await fs.readFile(path) };
  } catch (error) {
    throw new ConfigurationError(`The package ${String(path)} cannot be read: ${(error as Error).message}`, {
      hint: 'A bare string is a path, relative to the working directory; pass { name, content } for content.',
      cause: error,
    });
  }
}

interface PieceReader {
  read(): Promise<{ done?: boolean | undefined; value?: Uint8Array | undefined }>;
  cancel(reason?: unknown): Promise<unknown>;
}

/** Not every browser goes through its own streams like this, so those have their own reader. */
function readerOf(source: AsyncIterable<Uint8Array>): PieceReader {
  const iterator = source[Symbol.asyncIterator]();
  return { read: () => iterator.next(), cancel: async () => iterator.return?.() };
}

async function readPieces(reader: PieceReader, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await abortable(reader.read(), signal);
      if (done || !value) break;
      length += value.length;
      if (length > MAX_BYTES) throw tooLarge();
      pieces.push(value);
    }
  } catch (error) {
    reader.cancel(error).catch(() => undefined);
    throw error;
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

function tooLarge(): ConfigurationError {
  return new ConfigurationError(`The package is larger than the ${MAX_BYTES} bytes that the server takes.`, {
    hint: 'Send it as .zip or .tar.gz, or move data and code out of the pipeline.',
  });
}

function notASource(): ConfigurationError {
  return new ConfigurationError('The package is nothing that can be read.', {
    hint: 'Pass a path, a Blob, a Uint8Array, a stream, { name, content } or a parsed workflow.',
  });
}
