import { positive } from '../config/positive.js';
import { ConfigurationError, UnexpectedResponseError } from '../errors/index.js';
import { ArtifactContent, type ArtifactFile } from './artifact-content.js';
import { isTar, readTar } from './read-tar.js';

/** Bytes that an artifact may have, unpacked, when nothing else is said. */
const MOST_BYTES = 268_435_456;

/** Undoes what was done to an artifact on its way: base64, gzip, tar. @throws UnexpectedResponseError for what is no base64. */
export async function unpackArtifact(base64: string, given?: number): Promise<ArtifactContent> {
  const maxBytes = positive('maxBytes', given, MOST_BYTES);
  const raw = fromBase64(base64);
  const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? await gunzip(raw, maxBytes) : raw;
  if (bytes.length > maxBytes) throw tooLarge(maxBytes);
  const files: ArtifactFile[] = isTar(bytes) ? readTar(bytes) : [{ name: '', bytes }];
  return new ArtifactContent(raw, files);
}

function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const text = decoded(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

function decoded(base64: string): string {
  try {
    return atob(base64);
  } catch (cause) {
    throw new UnexpectedResponseError('The artifact came, but not in base64', {
      status: 200,
      operationId: 'ReadArtifact',
      method: 'GET',
      path: '',
      attempts: 1,
      hint: 'Something on the way changed it: look at the proxies, or read it from the object store.',
      cause,
    });
  }
}

async function gunzip(bytes: Uint8Array<ArrayBuffer>, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      pieces.push(read.value);
      length += read.value.length;
      if (length > maxBytes) break;
    }
  } catch {
    // Something that only begins like gzip is what the task wrote.
    return bytes;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  if (length > maxBytes) throw tooLarge(maxBytes);
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

function tooLarge(maxBytes: number): ConfigurationError {
  return new ConfigurationError(`The artifact is larger than ${maxBytes} bytes.`, {
    hint: 'Raise maxBytes, or read it from the object store.',
  });
}
