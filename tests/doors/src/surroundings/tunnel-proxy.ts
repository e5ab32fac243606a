import { connect, type Socket } from 'node:net';
import { type Listening, listen } from '../traffic/listen.js';

/** An HTTP proxy (CONNECT) by which a name on the internet leads to a server of this machine. */
export async function startTunnelProxy(name: string, port: () => number): Promise<Listening> {
  const open = new Set<Socket>();
  const proxy = await listen((_, response) => {
    response.writeHead(405).end();
  });
  proxy.server.on('connect', (request, socket: Socket) => {
    const { hostname, port: asked } = new URL(`http://${request.url}`);
    const upstream = connect(hostname === name ? port() : Number(asked), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      open.add(one);
      one.once('error', () => one.destroy());
      one.once('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  return {
    ...proxy,
    close() {
      for (const socket of open) socket.destroy();
      return proxy.close();
    },
  };
}
