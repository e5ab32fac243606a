import { connect, type Socket } from 'node:net';

/** A connection whose bytes are written by hand. */
export interface RawConnection {
  readonly socket: Socket;
  send(bytes: string | Uint8Array): void;
  /** Everything that came, once the other side has ended or broken the connection. */
  readonly received: Promise<string>;
}

/** Connects to the address of a server; breaking off is no error. */
export function rawConnection(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', () => {});
      const chunks: Buffer[] = [];
      const received = new Promise<string>((settle) => {
        const done = (): void => settle(Buffer.concat(chunks).toString('latin1'));
        socket.on('data', (chunk: Buffer) => chunks.push(chunk));
        socket.on('end', done);
        socket.on('close', done);
      });
      resolve({ socket, received, send: (bytes) => void (socket.writable && socket.write(bytes)) });
    });
  });
}

/** A request as text, without a connection header. */
export function requestText(method: string, path: string, body = '', headers: readonly string[] = []): string {
  return [
    `${method} ${path} HTTP/1.1`,
    'Host: emulator',
    ...headers,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

/** The status codes of a stream of answers. */
export const statusesIn = (answers: string): number[] =>
  [...answers.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
