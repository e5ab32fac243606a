import { UnclassifiedFailure } from '../errors/server-failure.js';
import { firstValue, type RequestHeaders } from '../http/request-headers.js';
import { parseMediaType } from './media-type.js';
import { MultipartError, MultipartReader } from './multipart-reader.js';

/** The file of an upload. */
export interface UploadedFile {
  readonly name: string;
  readonly content: Buffer;
}

const PART = 'uploadfile';

/**
 * The part `uploadfile` of a multipart body; form fields are ignored.
 * @throws UnclassifiedFailure in Go's words
 */
export function readUploadedFile(headers: RequestHeaders, body: Uint8Array): UploadedFile {
  const media = parseMediaType(firstValue(headers, 'content-type'));
  if (media?.type !== 'multipart/form-data')
    throw new UnclassifiedFailure("request Content-Type isn't multipart/form-data");
  const boundary = media.parameters.get('boundary');
  if (boundary === undefined) throw new UnclassifiedFailure('no multipart boundary param in Content-Type');
  const file = firstFile(new MultipartReader(body, boundary));
  if (!file) throw new UnclassifiedFailure('http: no such file');
  return file;
}

/** All parts are read, as one that is broken spoils the whole body. */
function firstFile(reader: MultipartReader): UploadedFile | undefined {
  let file: UploadedFile | undefined;
  try {
    for (let part = reader.next(); part; part = reader.next()) {
      const disposition = parseMediaType(part.headers.get('content-disposition') ?? '');
      const isFile = disposition?.type === 'form-data' && disposition.parameters.get('name') === PART;
      const name = disposition?.parameters.get('filename') ?? '';
      if (isFile && name !== '') file ??= { name: baseName(name), content: part.content };
    }
  } catch (error) {
    throw error instanceof MultipartError ? new UnclassifiedFailure(error.message) : error;
  }
  return file;
}

const baseName = (path: string): string => /([^/]+)\/*$/.exec(path)?.[1] ?? '/';
