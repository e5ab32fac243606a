import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The body as it was before a proxy compressed it; the server itself never does. Unknown encodings are left as they are. */
export function decoded(message: IncomingMessage): Readable {
  const encodings = (message.headers['content-encoding'] ?? '').split(',').map((name) => name.trim().toLowerCase());
  let body: Readable = message;
  for (const encoding of encodings.reverse()) {
    const decoder = DECODERS[encoding]?.();
    // The error of a broken source reaches the reader through the decoder.
    if (decoder) body = pipeline(body, decoder, () => {});
  }
  return body;
}
