import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServerOptionError } from './server-option-error.js';

/** A server that is listening. */
export interface HttpListener {
  /** Such as `http://127.0.0.1:40123`, without a slash at the end. */
  readonly url: string;
  /** Ends the open connections and frees the port. May be called again. */
  close(): Promise<void>;
}

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Listens on the loopback address. Port 0 takes a free one. What a handler throws is answered with a 500.
 *
 * @throws ServerOptionError for a port that cannot be had.
 */
export async function listen(port: number, handler: HttpHandler): Promise<HttpListener> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ServerOptionError(`Port ${port} does not exist.`, 'Give a number from 0 to 65535; 0 takes a free one.');
  }
  const server = createServer((request, response) => {
    handler(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-type': 'text/plain' }).end(`${String(error)}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new ServerOptionError(
          `Port ${port} cannot be had: ${cause.message}`,
          'Give another port, or 0 for a free one.',
          { cause },
        ),
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
