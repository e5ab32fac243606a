import { encodeMultipart, type MultipartBody, randomBoundary } from './multipart.js';
import { readUpload } from './read-upload.js';
import { defaultFileName } from './upload-file-name.js';
import type { NamedUpload, UploadSource } from './upload-source.js';

/**
 * The body of an upload operation from `{ uploadfile }` (or a FormData with that part).
 * @throws {RequestRefusedError} when the content is missing, empty or over 32 MiB.
 */
export async function serializeUpload(body: unknown, signal?: AbortSignal | null): Promise<MultipartBody> {
  const source = uploadFileOf(body);
  const content = isNamed(source) ? source.content : source;
  const bytes = await readUpload(content, signal);
  return encodeMultipart(nameOf(source) ?? defaultFileName(bytes), bytes, randomBoundary());
}

function uploadFileOf(body: unknown): UploadSource {
  const form = body as (Partial<FormData> & { uploadfile?: UploadSource }) | undefined;
  return (form?.uploadfile ?? form?.get?.('uploadfile')) as UploadSource;
}

function isNamed(source: UploadSource): source is NamedUpload {
  return typeof source === 'object' && source !== null && 'content' in source;
}

function nameOf(source: UploadSource): string | undefined {
  // FormData calls a Blob without a name "blob", which says nothing of its content.
  const { name } = source as Partial<File>;
  return typeof name === 'string' && name !== '' && name !== 'blob' ? name : undefined;
}
