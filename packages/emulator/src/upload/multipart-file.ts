import { Busboy } from '@fastify/busboy';
import { UnclassifiedFailure } from '../errors/server-failure.js';
import { firstValue, type RequestHeaders } from '../http/request-headers.js';
import { MAX_PACKAGE_BYTES } from './package-text.js';

/** The file of an upload. */
export interface UploadedFile {
  readonly name: string;
  /** At most one byte more than the server takes. */
  readonly content: Buffer;
}

const PART = 'uploadfile';

/**
 * The part `uploadfile` of a multipart body; form fields are ignored.
 * @throws UnclassifiedFailure in Go's words
 */
export async function readUploadedFile(headers: RequestHeaders, body: Uint8Array): Promise<UploadedFile> {
  const type = firstValue(headers, 'content-type');
  if (!/^multipart\/form-data\s*(?:;|$)/i.test(type))
    throw new UnclassifiedFailure("request Content-Type isn't multipart/form-data");
  if (!/;\s*boundary=/i.test(type)) throw new UnclassifiedFailure('no multipart boundary param in Content-Type');
  const file = await parse(type, body);
  if (!file) throw new UnclassifiedFailure('http: no such file');
  return file;
}

function parse(contentType: string, body: Uint8Array): Promise<UploadedFile | undefined> {
  return new Promise((resolve, reject) => {
    const broken = (): void => reject(new UnclassifiedFailure('multipart: NextPart: EOF'));
    let file: UploadedFile | undefined;
    try {
      const busboy = new Busboy({
        headers: { 'content-type': contentType },
        limits: { fileSize: MAX_PACKAGE_BYTES + 1, fields: 1000, parts: 1000, fieldSize: MAX_PACKAGE_BYTES },
      });
      busboy.on('file', (name, stream, fileName) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          if (name === PART && !file) file = { name: fileName, content: Buffer.concat(chunks) };
        });
        stream.on('error', broken);
      });
      busboy.on('error', broken);
      busboy.on('finish', () => resolve(file));
      busboy.end(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
    } catch {
      broken();
    }
  });
}
