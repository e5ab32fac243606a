import type { IncomingMessage } from 'node:http';
import type { HttpAnswer } from '../http/http-answer.js';
import type { RequestHeaders } from '../http/request-headers.js';
import type { DoorRequest, FrontDoor, Passage } from './door.js';

/** Bodies up to this size are read before a request is refused; larger ones are cut off. */
const READ_BEFORE_REFUSAL = { Envoy: 64 * 1024, Go: 256 * 1024 };

/** So that a body which a door has read can be read again. */
export function once(read: () => Promise<Buffer>): () => Promise<Buffer> {
  let body: Promise<Buffer> | undefined;
  return () => {
    body ??= read();
    return body;
  };
}

export function doorRequest(
  { method = 'GET', rawHeaders, socket }: IncomingMessage,
  parts: { target: string; rawPath: string; headers: RequestHeaders; body: () => Promise<Buffer> },
): DoorRequest {
  const { target, rawPath, headers, body } = parts;
  return {
    method,
    target,
    path: rawPath,
    query: target.slice(rawPath.length + 1),
    headers,
    headerBytes: rawHeaders.reduce((sum, text) => sum + text.length + 2, target.length),
    secure: 'encrypted' in socket,
    body,
  };
}

/** The connection goes on after a small body, and ends in the middle of a large one, or of one that waits to be asked for. */
export async function refuse(
  answer: HttpAnswer,
  { headers }: IncomingMessage,
  { body, servedBy = 'Envoy' }: { body: () => Promise<Buffer>; servedBy?: FrontDoor['servedBy'] },
): Promise<HttpAnswer> {
  const length = headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : undefined;
  const isAwaited = servedBy === 'Envoy' || headers.expect === undefined;
  if (isAwaited && length !== undefined && length <= READ_BEFORE_REFUSAL[servedBy]) {
    await body();
    return answer;
  }
  return { ...answer, headers: { ...answer.headers, connection: 'close' } };
}

/** The headers of a request as the server behind the door sees them. */
export function withPassage(headers: RequestHeaders, passage: Passage): RequestHeaders {
  return { ...headers, ...passage.headers };
}

/** An answer of the server behind, as the door hands it on. */
export function passedAnswer(answer: HttpAnswer, { answerHeaders, cookies }: Passage): HttpAnswer {
  return { ...answer, headers: { ...answer.headers, ...answerHeaders }, ...(cookies ? { cookies } : {}) };
}
