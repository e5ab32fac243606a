import type { IncomingMessage } from 'node:http';
import { ConnectionKilled } from '../errors/server-failure.js';

/** More than any input that the real server is known to take; keeps memory bounded. */
const MAX_BODY_BYTES = 64 << 20;
const NO_BODY = Buffer.alloc(0);

/** The whole body of a request. Rejects with ConnectionKilled when it is beyond measure or breaks off. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  const { headers } = request;
  if (headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0') {
    return Promise.resolve(NO_BODY);
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= MAX_BODY_BYTES) chunks.push(chunk);
      else {
        chunks.length = 0;
        reject(new ConnectionKilled('a body of more than 64 MiB'));
      }
    });
    // Out of the list: the request, which lives until it is answered, would hold on to them.
    request.on('end', () => resolve(joined(chunks.splice(0))));
    request.on('error', () => reject(new ConnectionKilled('a body that broke off')));
    request.on('close', () => {
      if (!request.readableEnded) reject(new ConnectionKilled('a body that broke off'));
    });
  });
}

const joined = (chunks: readonly Buffer[]): Buffer =>
  chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
