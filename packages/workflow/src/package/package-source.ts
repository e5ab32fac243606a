import { WorkflowPackageError } from '../errors/workflow-package-error.js';
import { isJsonObject } from '../manifest/json-value.js';
import { MAX_PACKAGE_BYTES } from './package-limits.js';
import type { WorkflowObject } from './workflow-package.js';

/** A package with the name of its file, which decides how it is read. */
export interface NamedPackage {
  name: string;
  content: string | Uint8Array;
}

/** Where a package comes from: bytes, a file, a stream, or the parsed manifest itself. */
export type WorkflowPackageSource =
  | NamedPackage
  | Blob
  | Uint8Array
  | ArrayBuffer
  | ReadableStream<Uint8Array>
  | WorkflowObject;

/** A source as it is read: a file's bytes or text with its name, or a manifest. */
export type PackageContent =
  | { readonly name: string; readonly content: string | Uint8Array }
  | { readonly manifest: object };

/**
 * Reads a source up to the size that the server takes.
 *
 * @throws WorkflowPackageError `TOO_LARGE`, `UNREADABLE_SOURCE`
 */
export async function readSource(source: WorkflowPackageSource): Promise<PackageContent> {
  if (source instanceof Uint8Array) return { name: '', content: fitting(source) };
  if (source instanceof ArrayBuffer) return { name: '', content: fitting(new Uint8Array(source)) };
  if (source instanceof ReadableStream) return { name: '', content: await readStream(source) };
  if (source instanceof Blob) {
    if (source.size > MAX_PACKAGE_BYTES) throw tooLarge();
    const name = 'name' in source && typeof source.name === 'string' ? source.name : '';
    return { name, content: new Uint8Array(await source.arrayBuffer()) };
  }
  if (!isJsonObject(source)) throw unreadable();
  if (!('content' in source)) return { manifest: source };
  const { name, content } = source as Partial<NamedPackage>;
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) throw unreadable();
  return {
    name: typeof name === 'string' ? name : '',
    content: typeof content === 'string' ? content : fitting(content),
  };
}

async function readStream(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (!(part.value instanceof Uint8Array)) throw unreadable();
      length += part.value.length;
      if (length > MAX_PACKAGE_BYTES) throw tooLarge();
      chunks.push(part.value);
    }
  } catch (error) {
    // The reason of a stream that will not be read further; whether it takes it is its own affair.
    await reader.cancel(error).catch(() => undefined);
    throw error;
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

function fitting(bytes: Uint8Array): Uint8Array {
  if (bytes.length > MAX_PACKAGE_BYTES) throw tooLarge();
  return bytes;
}

export function tooLarge(): WorkflowPackageError {
  return new WorkflowPackageError(
    'TOO_LARGE',
    `The package is larger than the ${MAX_PACKAGE_BYTES} bytes (32 MiB) that the server takes.`,
    'Move large texts out of the pipeline, into images or files that its tasks read.',
  );
}

function unreadable(): WorkflowPackageError {
  return new WorkflowPackageError(
    'UNREADABLE_SOURCE',
    'The package is none of: bytes, Blob, File, stream of bytes, { name, content }, a parsed manifest.',
    'Give the bytes of the file, with its name: { name: "pipeline.yaml", content: bytes }.',
  );
}
