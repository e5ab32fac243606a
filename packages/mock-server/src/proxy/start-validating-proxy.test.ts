import { afterEach, describe, expect, it } from 'vitest';
import { type HttpListener, listen } from '../http/http-listener.js';
import { startValidatingProxy } from './start-validating-proxy.js';

const open: HttpListener[] = [];
afterEach(async () => {
  for (const listener of open.splice(0)) await listener.close();
});

interface Upstream {
  status?: number;
  type?: string;
  body?: string;
  vanish?: boolean;
}

async function proxied(upstream: Upstream, mode: 'report' | 'refuse' = 'report') {
  const seen: string[] = [];
  const server = await listen(0, async (request, response) => {
    seen.push(`${request.method} ${request.url}`);
    if (upstream.vanish) return void response.destroy();
    response.writeHead(upstream.status ?? 200, { 'content-type': upstream.type ?? 'application/json' });
    response.end(upstream.body ?? '{}');
  });
  const proxy = await startValidatingProxy({ upstream: `${server.url}/pipeline/`, mode });
  open.push(server, proxy);
  return { ...proxy, seen };
}

const RUNS = '/apis/v1beta1/runs';

describe('an answer that differs from the description is noticed', () => {
  it.each([
    ['a member of another type', { body: '{"runs":"none"}' }, 'body.runs'],
    ['a member that nothing describes', { body: '{"rnus":[]}' }, 'body'],
    ['a nested member that nothing describes', { body: '{"runs":[{"idd":"x"}]}' }, 'body.runs.0'],
    ['a login page with 200', { type: 'text/html', body: '<html>' }, 'message'],
  ])('%s', async (_, upstream, location) => {
    const proxy = await proxied(upstream);
    const answer = await fetch(proxy.url + RUNS);
    expect(await answer.text()).toBe(upstream.body);
    expect(Number(answer.headers.get('kfp-violations'))).toBeGreaterThan(0);
    expect(proxy.violations()[0]).toMatchObject({
      operationId: 'ListRuns',
      direction: 'response',
      method: 'GET',
      path: RUNS,
      status: 200,
      location,
    });
  });
});

describe('a request that differs from the description is noticed', () => {
  it.each([
    ['an unknown query parameter', `${RUNS}?pagesize=3`, 'ListRuns', 'query.pagesize'],
    ['a word for a number', `${RUNS}?page_size=many`, 'ListRuns', 'query.page_size'],
    ['an unknown path', '/apis/v1beta1/rnus', undefined, 'path'],
    ['an empty id', `${RUNS}/`, undefined, 'path'],
  ])('%s', async (_, path, operationId, location) => {
    const proxy = await proxied({});
    await fetch(proxy.url + path);
    const { operationId: found, location: where, direction } = proxy.violations()[0] ?? {};
    expect({ found, where, direction }).toEqual({ found: operationId, where: location, direction: 'request' });
    expect(proxy.seen).toEqual([`GET /pipeline${path}`]);
  });

  it('an unknown member of the body', async () => {
    const proxy = await proxied({ body: '{"run":{"id":"1"}}' });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"nmae":"x"}' };
    await fetch(proxy.url + RUNS, init);
    expect(proxy.violations()).toHaveLength(1);
    expect(proxy.violations()[0]).toMatchObject({ operationId: 'CreateRun', direction: 'request', location: 'body' });
  });
});

describe('in refuse mode a violation goes no further', () => {
  it('a request does not reach the server', async () => {
    const proxy = await proxied({}, 'refuse');
    const answer = await fetch(`${proxy.url}${RUNS}?pagesize=3`);
    expect(answer.status).toBe(400);
    expect((await answer.json()).violations[0].operationId).toBe('ListRuns');
    expect(proxy.seen).toEqual([]);
  });

  it('an answer does not reach the client', async () => {
    const proxy = await proxied({ body: '{"runs":3}' }, 'refuse');
    expect((await fetch(proxy.url + RUNS)).status).toBe(502);
  });
});

describe('an exchange that fits passes through unchanged', () => {
  it('with its status, body and query as sent', async () => {
    const body = '{"runs":[{"id":"1","name":"ü"}],\n "total_size":1}';
    const proxy = await proxied({ body });
    const answer = await fetch(`${proxy.url}${RUNS}?filter=%257B%2B`);
    expect(await answer.text()).toBe(body);
    expect(answer.headers.has('kfp-violations')).toBe(false);
    expect(proxy.seen).toEqual([`GET /pipeline${RUNS}?filter=%257B%2B`]);
  });

  it('a connection that the server closes is closed for the client too', async () => {
    const proxy = await proxied({ vanish: true });
    await expect(fetch(proxy.url + RUNS)).rejects.toThrow();
  });
});

describe('an option that cannot be is an error that says what to give', () => {
  it.each([
    ['a mode', { upstream: 'http://127.0.0.1:1', mode: 'zz' }],
    ['an upstream', { upstream: 'localhost:80' }],
    ['an upstream that is no URL', { upstream: 'localhost' }],
    ['a port', { upstream: 'http://127.0.0.1:1', port: 99_999 }],
  ])('%s', async (_, options) => {
    await expect(startValidatingProxy(options as never)).rejects.toMatchObject({
      name: 'ServerOptionError',
      hint: expect.stringMatching(/^Give /),
    });
  });

  it('a port that is taken', async () => {
    const first = await startValidatingProxy({ upstream: 'http://127.0.0.1:1' });
    const port = Number(new URL(first.url).port);
    await expect(startValidatingProxy({ upstream: 'http://127.0.0.1:1', port })).rejects.toMatchObject({
      message: expect.stringContaining('EADDRINUSE'),
      hint: expect.any(String),
    });
    await first.close();
  });
});

it('a misspelt option is passed over', async () => {
  const started = startValidatingProxy({ upstream: 'http://127.0.0.1:1', mod: 'refuse' } as never);
  await expect(started).rejects.toThrow('There is no option mod.');
});
