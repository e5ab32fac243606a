import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { IDLE_CONNECTION_MS, KeptConnections } from './kept-connections.js';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** The origin of a server that names this time in milliseconds for unused connections. */
async function serve(keepAliveTimeout: number): Promise<string> {
  const started = createServer({ keepAliveTimeout }, (_, response) => response.end('x'));
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

/** The connection that one request used, when it is over and the connection free or closed. */
function use(agent: KeptConnections, url: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, (response: IncomingMessage) => response.resume());
    request.on('error', reject);
    request.on('close', () => setImmediate(() => resolve(request.socket as Socket)));
  });
}

describe('a connection that is kept too long', () => {
  it('ends when it was not used for some time, whatever the server would bear', async () => {
    const agent = new KeptConnections();
    const socket = await use(agent, await serve(0));
    expect(Object.values(agent.freeSockets).flat()).toEqual([socket]);
    expect(socket.timeout).toBe(IDLE_CONNECTION_MS);
    socket.emit('timeout');
    expect(socket.destroyed).toBe(true);
  });

  it('ends before the server ends it', async () => {
    const socket = await use(new KeptConnections(), await serve(9_000));
    expect(socket.timeout).toBeLessThan(9_000);
    socket.destroy();
  });

  it('is not kept at all where the server keeps it for a moment only', async () => {
    const agent = new KeptConnections();
    const origin = await serve(1_000);
    const first = await use(agent, origin);
    expect(first.destroyed).toBe(true);
    expect(await use(agent, origin)).not.toBe(first);
  });
});

it('a request that takes long is not watched by the agent as well: the client times it', async () => {
  const agent = new KeptConnections();
  const origin = await serve(0);
  const first = await use(agent, origin);
  const listeners = first.listenerCount('timeout');
  const request = get(origin, { agent });
  const socket = await new Promise<Socket>((resolve) => request.on('socket', resolve));
  expect(socket).toBe(first);
  await new Promise((resolve) => process.nextTick(resolve));
  expect(socket.listenerCount('timeout')).toBe(listeners);
  agent.destroy();
  await new Promise((resolve) => request.on('error', resolve));
});
