import { joined } from './read-upload.js';

/** A multipart/form-data body with one file part `uploadfile`. */
export interface MultipartBody {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Builds the body as plain bytes, which any transport can send, and send again. */
export function encodeMultipart(fileName: string, content: Uint8Array, boundary: string): MultipartBody {
  const encoder = new TextEncoder();
  const head = encoder.encode(
    `--${boundary}\r\nContent-Disposition: form-data; name="uploadfile"; filename="${quoted(fileName)}"\r\n` +
      'Content-Type: application/octet-stream\r\n\r\n',
  );
  const tail = encoder.encode(`\r\n--${boundary}--\r\n`);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: joined([head, content, tail], head.length + content.length + tail.length),
  };
}

/** A boundary that no content holds by chance: 128 random bits. */
export function randomBoundary(): string {
  const words = crypto.getRandomValues(new Uint32Array(4));
  return `kfp-${Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('')}`;
}

/** A file name inside quotes: what could end the quotes or the header line is percent-encoded, as browsers do. */
function quoted(fileName: string): string {
  return fileName.replace(/["\\\p{Cc}]/gu, encodeURIComponent);
}
