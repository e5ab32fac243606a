import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';

/** A made-up certificate, authority or key. */
export const pem = (name: string) =>
  readFileSync(new URL(`../../../tests/certificates/${name}.pem`, import.meta.url), 'utf8');

/** Settings of a server whose certificate `authority` has signed, for kfp.test, 127.0.0.1 and ::1. */
export const signedServer = { cert: pem('signed'), key: pem('signed-key') };

const running: { server: Server; sockets: Set<Socket> }[] = [];

/** Starts a server that {@link closeServers} closes; gives its port. */
async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  running.push({ server, sockets });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

export async function closeServers(): Promise<void> {
  for (const { server, sockets } of running.splice(0)) {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  }
}

type Answer = (request: IncomingMessage) => string;

/** An https server; gives its port. */
export function startTlsServer(
  options: ServerOptions = signedServer,
  answer: Answer = () => '{"secure":true}',
): Promise<number> {
  return listen(createTlsServer(options, (request, response) => response.end(answer(request))));
}

export const startPlainServer = (answer: Answer = () => '{"plain":true}') =>
  listen(createServer((request, response) => response.end(answer(request))));

/** A server that takes connections and does with them what it is told. */
export const startTcpServer = (onConnection: (socket: Socket) => void) =>
  listen(createTcpServer((socket) => onConnection(socket.on('error', () => socket.destroy()))));
