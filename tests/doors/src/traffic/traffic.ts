import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { SeenRequest } from './seen-request.js';

/** A connection that was opened, or only tried. */
export interface SeenConnection {
  /** The name that was looked up; undefined for addresses. */
  readonly name: string | undefined;
  readonly port: number | undefined;
}

const SERVER_REQUEST = 'http.server.request.start';

/**
 * Everything that goes over the sockets of this process: what reaches its servers, and where its clients connect to. It is
 * seen at Node's own sockets, so that neither the client nor a server that is looked at takes part.
 */
export class Traffic {
  readonly requests: SeenRequest[] = [];
  readonly connections: SeenConnection[] = [];

  readonly #open = new Map<Socket, number | undefined>();

  readonly #onRequest = (message: unknown): void => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    this.requests.push(watched(request, response));
  };

  readonly #connect = Socket.prototype.connect;

  constructor() {
    subscribe(SERVER_REQUEST, this.#onRequest);
    const watch = (socket: Socket): void => this.#watch(socket);
    const connect = this.#connect as (...args: unknown[]) => Socket;
    // Not the channel `net.client.socket`, which does not tell of TLS.
    Socket.prototype.connect = function connected(this: Socket, ...args: unknown[]) {
      watch(this);
      return connect.apply(this, args);
    } as typeof Socket.prototype.connect;
  }

  #watch(socket: Socket): void {
    socket.once('lookup', (_error: unknown, _address: unknown, _family: unknown, name: string) => {
      if (name !== 'localhost') this.connections.push({ name, port: undefined });
    });
    socket.once('connect', () => {
      this.connections.push({ name: undefined, port: socket.remotePort });
      this.#open.set(socket, socket.remotePort);
      socket.once('close', () => this.#open.delete(socket));
    });
  }

  /** Settles when every connection to these ports has ended, as its client has seen. */
  async disconnectedFrom(ports: readonly number[]): Promise<void> {
    const those = [...this.#open].filter(([, port]) => ports.includes(port ?? 0));
    await Promise.all(those.map(([socket]) => new Promise((resolve) => socket.once('close', resolve))));
  }

  stop(): void {
    unsubscribe(SERVER_REQUEST, this.#onRequest);
    Socket.prototype.connect = this.#connect;
  }
}

/** Notes a request and its answer while they go by. */
function watched(request: IncomingMessage, response: ServerResponse): SeenRequest {
  const { method = '', url: target = '', rawHeaders, socket } = request;
  const answer: SeenRequest['answer'] = { status: 0, location: undefined, setCookie: [], body: '' };
  const seen: SeenRequest = { port: socket.localPort ?? 0, method, target, rawHeaders, body: '', answer };
  const push = request.push.bind(request);
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk instanceof Uint8Array) seen.body += Buffer.from(chunk).toString('latin1');
    return push(chunk, encoding);
  };
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const headers = { ...response.getHeaders(), ...(rest.at(-1) as OutgoingHttpHeaders | undefined) };
    answer.status = status;
    answer.location = headers.location === undefined ? undefined : String(headers.location);
    answer.setCookie = [headers['set-cookie'] ?? []].flat().map(String);
    return writeHead(status, ...rest);
  };
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  response.end = (...args: unknown[]) => {
    const [body] = args;
    if (!target.includes('/apis/') && (typeof body === 'string' || body instanceof Uint8Array))
      answer.body = Buffer.from(body as string).toString('utf8');
    return end(...args);
  };
  return seen;
}
