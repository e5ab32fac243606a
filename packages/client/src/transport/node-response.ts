import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { IncomingResponse } from './incoming-response.js';
import { isStreamable, isSuccess } from './incoming-response.js';
import { NodeHeaders } from './node-headers.js';

/** Pages that stand in for an answer can be of any length; no error of the API is longer. */
const LONGEST_PAGE = 1_048_576;

/** What one string holds; what is longer can only fail, and would fill the memory until it does. */
const LONGEST_TEXT = 2 ** 29 - 24;

/** Reads an answer: whole, or a 2xx as a stream when that is wanted. */
export function readResponse(
  message: IncomingMessage,
  asStream: boolean,
  succeed: (response: IncomingResponse) => void,
  fail: (error: unknown) => void,
): void {
  const status = message.statusCode ?? 0;
  const headers = new NodeHeaders(message);
  const read = (source: Readable): void => {
    if (asStream && isStreamable(status, headers)) {
      succeed({ status, headers, text: '', stream: Readable.toWeb(source) as ReadableStream<Uint8Array> });
      return;
    }
    const isWhole = () => (asStream ? isSuccess({ status }) : isStreamable(status, headers));
    readText(source, isWhole, (text) => succeed({ status, headers, text, stream: undefined }), fail);
  };
  if (isEncoded(message)) {
    import('./node-content-encoding.js').then(({ decoded }) => read(decoded(message))).catch(fail);
  } else {
    read(message);
  }
}

/** Of what need not be whole, the beginning is enough; most answers are so short that nobody asks. */
function readText(
  source: Readable,
  isWhole: () => boolean,
  succeed: (text: string) => void,
  fail: (error: unknown) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  const finish = () => {
    const [first] = chunks;
    let text: string;
    try {
      text = chunks.length === 1 && first ? first.toString() : Buffer.concat(chunks, length).toString();
    } catch (error) {
      // Not everywhere does memory hold as much.
      fail(error);
      return;
    }
    succeed(text);
  };
  source.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length <= LONGEST_PAGE) return;
    if (!isWhole()) finish();
    else if (length > LONGEST_TEXT)
      fail(Object.assign(new Error('too long for a text'), { code: 'ERR_STRING_TOO_LONG' }));
    else return;
    source.destroy();
  });
  source.on('end', finish);
  source.on('error', fail);
}

/** Looks at the list of names as it came: making Node's record of headers costs more than all the rest here. */
function isEncoded({ rawHeaders }: IncomingMessage): boolean {
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    if (name.length === 16 && name.toLowerCase() === 'content-encoding') return true;
  }
  return false;
}
