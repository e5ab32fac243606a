import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KfpClient } from '../../kfp-client.js';
import { dexLogin } from './dex-login.js';

const PASSWORD = 'c4nary-password';
const SESSION = 'c4nary-session';

async function listen(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { origin: `http://127.0.0.1:${port}`, port, close };
}

/** Where in a login the gate turns hostile. */
type Stage = 'page' | 'start' | 'form' | 'password' | 'callback' | 'call';

const seenElsewhere: string[] = [];
let hostile: { stage: Stage; status: number; location: string };
let servers: Awaited<ReturnType<typeof listen>>[];

function stageOf({ method, url = '' }: IncomingMessage): Stage {
  if (url.startsWith('/oauth2/start')) return 'start';
  if (url.startsWith('/oauth2/callback')) return 'callback';
  if (url.startsWith('/dex/')) return method === 'POST' ? 'password' : 'form';
  return url.includes('/apis/') ? 'call' : 'page';
}

function gate(request: IncomingMessage, response: ServerResponse): void {
  const stage = stageOf(request);
  if (stage === hostile.stage) {
    response.writeHead(hostile.status, { location: hostile.location, 'set-cookie': `door=${SESSION}; Path=/` }).end();
    return;
  }
  const usual: Record<Stage, [number, Record<string, string | string[]>, string]> = {
    page: [302, { location: '/oauth2/start?rd=/' }, ''],
    start: [302, { location: '/dex/auth/local/login?state=1', 'set-cookie': `door_csrf=${SESSION}; Path=/` }, ''],
    form: [
      200,
      { 'content-type': 'text/html' },
      '<form method="post"><input name="login"><input name="password"></form>',
    ],
    password: [303, { location: '/oauth2/callback?code=c4nary-code&state=c4nary-state' }, ''],
    callback: [302, { location: '/pipeline/', 'set-cookie': `door=${SESSION}; Path=/` }, ''],
    call: [200, { 'content-type': 'application/json' }, '{}'],
  };
  const [status, headers, body] = usual[stage];
  response.writeHead(status, headers).end(body);
}

beforeAll(async () => {
  const other = await listen((request, response) => {
    seenElsewhere.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    response.end('{}');
  });
  servers = [await listen(gate), other];
});

afterAll(async () => {
  for (const { close } of servers) await close();
});

const stages: Stage[] = ['page', 'start', 'form', 'password', 'callback', 'call'];
const cases = stages.flatMap((stage) => [301, 302, 303, 307, 308].map((status) => [stage, status] as const));

describe('a second origin that a redirect leads to', () => {
  it.each(cases)('sees nothing when the %s is answered with %i, nor does a log', async (stage, status) => {
    const [door, other] = servers;
    if (!door || !other) throw new Error('not started');
    const forms = [
      `${other.origin}/dex/auth/local/login?state=1`,
      `//127.0.0.1:${other.port}/x`,
      `http://127.0.0.1:${door.port}@127.0.0.1:${other.port}/`,
      `/\\127.0.0.1:${other.port}/`,
      `${other.origin}/oauth2/callback?code=1&state=2`,
    ];
    for (const location of forms) {
      hostile = { stage, status, location };
      const logged: unknown[] = [];
      const log = (...line: unknown[]) => logged.push(line);
      const kfp = new KfpClient({
        endpoint: `${door.origin}/pipeline`,
        auth: dexLogin({ username: 'jane', password: PASSWORD }),
        retry: false,
        logger: { debug: log, warn: log },
      });
      const failure = await kfp.experiments.list({ namespace: 'n' }).then(
        () => undefined,
        (error: unknown) => error,
      );
      // A session that was set before the redirect is one.
      if (stage !== 'callback') expect(failure).toBeInstanceOf(Error);
      const shown = [failure, kfp, logged].map((value) => inspect(value, { depth: 20, showHidden: true }));
      const text = [...shown, String(failure), JSON.stringify(failure), JSON.stringify(logged), kfp.explain()].join(
        '\n',
      );
      expect(text).not.toContain('c4nary');
    }
    expect(seenElsewhere).toEqual([]);
  });
});
