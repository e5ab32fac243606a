import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { ConnectionKilled } from '../errors/server-failure.js';
import { closerOf } from './close-server.js';
import type { HttpAnswer } from './http-answer.js';
import { readBody } from './read-body.js';

/** Answers requests; what it throws becomes a closed connection. */
export type RequestHandler = (
  request: IncomingMessage,
  body: () => Promise<Buffer>,
  response: ServerResponse,
) => Promise<HttpAnswer | undefined>;

/** The real server takes a mebibyte of request line and headers. */
const MAX_HEADER_BYTES = (1 << 20) + 4096;
const HEADERS_TIMEOUT_MS = 60_000;
const REQUEST_TIMEOUT_MS = 300_000;
const MAX_CONNECTIONS = 10_000;

/** A running HTTP server. */
export interface RunningServer {
  readonly port: number;
  /** Stops taking requests, lets those under way end, and closes the connections. */
  close(): Promise<void>;
}

/** The answer to the latest request of each connection. */
const latestAnswers = new WeakMap<object, ServerResponse>();

export async function startHttpServer(
  handler: RequestHandler,
  { port, host, tls }: { port: number; host: string; tls?: { cert: string; key: string } | undefined },
): Promise<RunningServer> {
  const options = { maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: 0, requireHostHeader: false };
  const answerWith =
    (bodyOf: (request: IncomingMessage, response: ServerResponse) => Promise<Buffer>): RequestListener =>
    (request, response) => {
      latestAnswers.set(request.socket, response);
      void serve(handler, request, response, () => bodyOf(request, response)).then(
        () => server.listening || endAfter(response, request.socket),
      );
    };
  const listener = answerWith(readBody);
  const server: Server = tls ? createSecureServer({ ...options, ...tls }, listener) : createServer(options, listener);
  const close = closerOf(server);
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.maxConnections = MAX_CONNECTIONS;
  // Their bytes are bounded; Node would leave headers out after the first 2,000 without a word.
  server.maxHeadersCount = 0;
  // As Go's: the client is told to send its body when the body is read, and not at all when it is refused before.
  server.on(
    'checkContinue',
    answerWith((request, response) => {
      sendContinue(request, response);
      return readBody(request);
    }),
  );
  server.on('clientError', (error, socket) => {
    // What was asked properly before the mistake is answered first; the client would take the 400 for its answer.
    const latest = latestAnswers.get(socket);
    if (latest?.req.complete && !latest.closed) latest.once('close', () => answerClientError(error, socket));
    else answerClientError(error, socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return { port: (server.address() as AddressInfo).port, close };
}

const continued = new WeakSet<ServerResponse>();

/** Tells a client that waits to be asked for its body to go on; others are told nothing. */
export function sendContinue({ headers }: IncomingMessage, response: ServerResponse): void {
  if (headers.expect?.toLowerCase() !== '100-continue' || continued.has(response)) return;
  continued.add(response);
  response.writeContinue();
}

async function serve(
  handler: RequestHandler,
  request: IncomingMessage,
  response: ServerResponse,
  body: () => Promise<Buffer>,
): Promise<void> {
  try {
    const answer = await handler(request, body, response);
    if (answer && answer.body.length > LARGE) send(request, response, answer);
    else if (answer) sendSoon(() => send(request, response, answer));
  } catch (error) {
    if (!(error instanceof ConnectionKilled))
      process.emitWarning(error instanceof Error ? (error.stack ?? error.message) : String(error), 'KfpEmulatorDefect');
    request.socket.destroy();
  }
}

/** Answers that take longer to send than to wake for are not kept waiting, nor in memory. */
const LARGE = 16 << 10;

let waiting: (() => void)[] = [];

/**
 * Sends what one turn of the event loop has answered in one go: a client that is woken for each answer by itself costs
 * more than making the answer.
 */
function sendSoon(sendOne: () => void): void {
  if (waiting.push(sendOne) > 1) return;
  setImmediate(() => {
    const all = waiting;
    waiting = [];
    for (const one of all) one();
  });
}

/** A server that is closing waits for no further request. */
function endAfter(response: ServerResponse, socket: Socket): void {
  if (response.closed) socket.destroySoon();
  else response.once('close', () => socket.destroySoon());
}

/** Writes an answer as Go's server would: a length, and no body to HEAD. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, cookies }: HttpAnswer,
): void {
  if (response.destroyed || response.headersSent) return;
  const length = Buffer.byteLength(body);
  if (cookies && cookies.length > 0) response.setHeader('set-cookie', cookies);
  response.writeHead(status, { ...headers, 'content-length': length });
  if (request.method === 'HEAD') response.end();
  // A text goes out in one piece with its headers; one of ASCII alone needs no encoding.
  else if (typeof body === 'string') response.end(body, length === body.length ? 'latin1' : 'utf8');
  else response.end(body);
}

function answerClientError(
  error: Error & { code?: string },
  socket: NodeJS.WritableStream & { destroy(): void; writable: boolean },
): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n${status}`);
}
