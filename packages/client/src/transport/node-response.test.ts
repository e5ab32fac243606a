import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { IncomingResponse } from './incoming-response.js';
import { readResponse } from './node-response.js';

const CHUNK = Buffer.alloc(2 ** 26, 'x');
const TOO_MANY = 100;

/** An answer that goes on with the same 64 MiB, and how often it was asked for more. */
function endless(rawHeaders: string[] = []) {
  const asked = { chunks: 0 };
  const read = function* () {
    while (asked.chunks < TOO_MANY) {
      asked.chunks += 1;
      yield CHUNK;
    }
  };
  const headers = rawHeaders.length > 0 ? Object.fromEntries([rawHeaders]) : {};
  const message = Object.assign(Readable.from(read()), { statusCode: 200, rawHeaders, headers });
  return { asked, message: message as unknown as IncomingMessage };
}

function answer(message: IncomingMessage, asStream = false): Promise<IncomingResponse> {
  return new Promise((resolve, reject) => readResponse(message, asStream, resolve, reject));
}

describe('an answer without an end that fills the memory', () => {
  it('of the API is given up when no text can hold it', async () => {
    const { asked, message } = endless(['content-type', 'application/json']);
    await expect(answer(message)).rejects.toMatchObject({ code: 'ERR_STRING_TOO_LONG' });
    expect(asked.chunks).toBeLessThan(12);
  });

  it('is a page, such as at a login, of which the beginning is enough', async () => {
    const { asked, message } = endless(['content-type', 'text/html; charset=utf-8']);
    expect((await answer(message)).text).toMatch(/^x+$/);
    expect(asked.chunks).toBeLessThan(4);
  });

  it('is a page where a stream was wanted, which is not cut off without a word', async () => {
    const { message } = endless(['content-type', 'text/html']);
    await expect(answer(message, true)).rejects.toMatchObject({ code: 'ERR_STRING_TOO_LONG' });
  });
});
