import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { IncomingResponse, ResponseHeaders } from './incoming-response.js';
import { isSuccess } from './incoming-response.js';

/** Pages that stand in for an answer can be of any length; no error of the API is longer. */
const LONGEST_ERROR_BODY = 1_048_576;

/** Reads an answer: whole, or a 2xx as a stream when that is wanted. */
export async function readResponse(message: IncomingMessage, asStream: boolean): Promise<IncomingResponse> {
  const status = message.statusCode ?? 0;
  const headers = new NodeHeaders(message);
  const encoded = message.headers['content-encoding'] !== undefined;
  const source = encoded ? (await import('./node-content-encoding.js')).decoded(message) : message;
  if (asStream && isSuccess({ status })) {
    return { status, headers, text: '', stream: Readable.toWeb(source) as ReadableStream<Uint8Array> };
  }
  return { status, headers, text: await readText(source, isSuccess({ status }) ? Infinity : LONGEST_ERROR_BODY) };
}

function readText(source: Readable, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = () => {
      const [first] = chunks;
      resolve(chunks.length === 1 && first ? first.toString() : Buffer.concat(chunks, length).toString());
    };
    source.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length <= limit) return;
      finish();
      source.destroy();
    });
    source.on('end', finish);
    source.on('error', reject);
  });
}

/** Node's own record of headers, looked into only for what is asked. */
class NodeHeaders implements ResponseHeaders {
  readonly #message: IncomingMessage;

  constructor(message: IncomingMessage) {
    this.#message = message;
  }

  get(name: string): string | null {
    const value = this.#message.headers[name.toLowerCase()];
    return (Array.isArray(value) ? value.join(', ') : value) ?? null;
  }

  *entries(): Generator<[string, string]> {
    for (const [name, value] of Object.entries(this.#message.headers)) {
      for (const one of Array.isArray(value) ? value : [value ?? '']) yield [name, one];
    }
  }

  getSetCookie(): string[] {
    return this.#message.headers['set-cookie'] ?? [];
  }
}
