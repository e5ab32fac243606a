import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';

/** How long requests that have begun may take to end. */
const GRACE_MS = 2000;

/**
 * What ends a server: at once for connections that carry no request, after a grace for the others. Node alone waits for
 * connections that have never carried one, and without end for those that have not got past the handshake of TLS.
 */
export function closerOf(server: Server): () => Promise<void> {
  const open = new Set<Socket>();
  const secure = new Set<Socket>();
  const keep = (sockets: Set<Socket>) => (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  server.on('connection', keep(open));
  server.on('secureConnection', keep(secure));
  return () =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        server.closeAllConnections();
        for (const socket of open) socket.destroy();
      }, GRACE_MS);
      server.close(() => {
        clearTimeout(timer);
        resolve();
      });
      server.closeIdleConnections();
      const isTls = server instanceof TlsServer;
      for (const socket of isTls ? secure : open) if (socket.bytesRead === 0) socket.destroy();
      if (isTls) for (const socket of withoutHandshake(open, secure)) socket.destroy();
    });
}

function withoutHandshake(open: Set<Socket>, secure: Set<Socket>): Socket[] {
  const addresses = new Set(Array.from(secure, addressOf));
  return [...open].filter((socket) => !addresses.has(addressOf(socket)));
}

const addressOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;
