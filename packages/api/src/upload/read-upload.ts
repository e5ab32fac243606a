import { RequestRefusedError } from '../errors/request-refused-error.js';
import type { UploadContent } from './upload-source.js';

/** The largest file that the server takes: 32 MiB. */
export const MAX_UPLOAD_BYTES = 33_554_432;

/**
 * The bytes of an upload, so that a request can be built again for another attempt.
 * @throws {RequestRefusedError} when it is empty, over 32 MiB or of another type; `signal.reason` on abort.
 */
export async function readUpload(content: UploadContent | string, signal?: AbortSignal | null): Promise<Uint8Array> {
  const bytes = await bytesOf(content, signal);
  if (bytes.length === 0) {
    throw new RequestRefusedError(
      'INVALID_UPLOAD',
      'The file to upload is empty.',
      'Pass the compiled pipeline; a stream can be read only once.',
    );
  }
  refuseOver(bytes.length);
  return bytes;
}

async function bytesOf(content: unknown, signal: AbortSignal | null | undefined): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return content;
  if (typeof content === 'string') return new TextEncoder().encode(content);
  if (content instanceof ArrayBuffer) return new Uint8Array(content);
  if (isStream(content)) return readStream(content, signal);
  if (isBlob(content)) {
    refuseOver(content.size);
    return new Uint8Array(await content.arrayBuffer());
  }
  throw new RequestRefusedError(
    'INVALID_UPLOAD',
    'The upload is none of Blob, File, Uint8Array, ArrayBuffer, ReadableStream.',
    'Pass { uploadfile: content } or { uploadfile: { name, content } } as the body.',
  );
}

async function readStream(
  stream: ReadableStream<Uint8Array>,
  signal: AbortSignal | null | undefined,
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const reader = stream.getReader();
  // Cancelling ends a pending read at once.
  const onAbort = () => void reader.cancel(signal?.reason).catch(() => {});
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      chunks.push(read.value);
      length += read.value.length;
      refuseOver(length);
    }
    signal?.throwIfAborted();
    return joined(chunks, length);
  } catch (error) {
    onAbort();
    throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

/** One array of `length` bytes out of its pieces. */
export function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}

function refuseOver(length: number): void {
  if (length <= MAX_UPLOAD_BYTES) return;
  throw new RequestRefusedError(
    'UPLOAD_TOO_LARGE',
    `The file to upload is larger than the ${MAX_UPLOAD_BYTES} bytes (32 MiB) that the server takes.`,
    'Compress the package (.zip or .tar.gz): the limit counts the compressed bytes.',
  );
}

// By behaviour and not by class: another realm or a polyfill has classes of its own.
function isStream(content: unknown): content is ReadableStream<Uint8Array> {
  return typeof (content as ReadableStream | undefined)?.getReader === 'function';
}

function isBlob(content: unknown): content is Blob {
  return typeof (content as Blob | undefined)?.arrayBuffer === 'function';
}
