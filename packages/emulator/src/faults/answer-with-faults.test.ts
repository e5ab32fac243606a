import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { jsonAnswer } from '../http/http-answer.js';
import { answerWithFaults } from './answer-with-faults.js';
import type { Fault } from './fault.js';
import { statusAnswer } from './fault-answers.js';
import { FaultEngine } from './fault-engine.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const BODY = JSON.stringify({ runs: [{ id: '1' }], total_size: 9, next_page_token: 'second' });

/** A server with one fault; what it waits for and what it commits is written down, and waiting takes no time. */
async function faulty(fault: Fault) {
  const engine = new FaultEngine(1);
  engine.add(fault);
  const events: string[] = [];
  const late: Promise<unknown>[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    const plan = engine.match({ method: request.method ?? 'GET', path: url.pathname });
    const handle = async () => {
      events.push('commit');
      return jsonAnswer(200, BODY);
    };
    const exchange = {
      handle,
      response,
      pageToken: url.searchParams.get('page_token') ?? '',
      wait: async (ms: number) => void events.push(`wait ${ms}`),
      later: (commit: Promise<unknown>) => void late.push(commit),
    };
    void (plan ? answerWithFaults(plan, exchange) : handle()).then((answer) => {
      if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const send = (query = '') =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/apis/v1beta1/runs${query}`, {
      redirect: 'manual',
    });
  return { send, events, late };
}

describe('a connection that breaks leaves the effect that was meant', () => {
  it.each([
    [{ fault: 'reset-before-commit' }, []],
    [{ fault: 'reset-after-commit' }, ['commit']],
    [{ fault: 'reset-then-commit', delayMs: 500 }, ['wait 500', 'commit']],
  ] as [Fault, string[]][])('%j', async (fault, expected) => {
    const { send, events, late } = await faulty(fault);
    await expect(send()).rejects.toThrow('fetch failed');
    await Promise.all(late);
    expect(events).toEqual(expected);
  });
});

describe('an answer in the place of the real one has no effect', () => {
  it.each([
    [{ fault: 'status', status: 500, body: { error: 'x' } }, 500, 'application/json', '{"error":"x"}'],
    [{ fault: 'status', status: 502, body: 'Bad Gateway' }, 502, 'text/plain; charset=utf-8', 'Bad Gateway'],
    [{ fault: 'rate-limit' }, 429, 'text/plain; charset=utf-8', 'Too Many Requests'],
    [{ fault: 'login-page' }, 200, 'text/html; charset=utf-8', '<!DOCTYPE html>'],
    [{ fault: 'login-page', status: 403 }, 403, 'text/html; charset=utf-8', '<!DOCTYPE html>'],
    [{ fault: 'stale-token' }, 401, 'application/json', '{"error":"Jwt is expired"'],
  ] as [Fault, number, string, string][])('%j', async (fault, status, type, start) => {
    const { send, events } = await faulty(fault);
    const answer = await send();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type]);
    expect((await answer.text()).slice(0, start.length)).toBe(start);
    expect(events).toEqual([]);
  });

  it('and says when to come again, or where to go', async () => {
    const limited = await (await faulty({ fault: 'unavailable', retryAfter: 30 })).send();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([503, '30']);
    const moved = await (await faulty({ fault: 'redirect', location: '/login', status: 307 })).send();
    expect([moved.status, moved.headers.get('location')]).toEqual([307, '/login']);
  });
});

describe('a real answer arrives damaged', () => {
  it.each([10, 0, undefined])('cut off after %s bytes', async (bytes) => {
    const { send, events } = await faulty({ fault: 'truncate', ...(bytes !== undefined && { bytes }) });
    const answer = await send();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-length')).toBe(String(BODY.length));
    await expect(answer.text()).rejects.toThrow('terminated');
    expect(events).toEqual(['commit']);
  });

  it('in small pieces with pauses', async () => {
    const { send, events } = await faulty({ fault: 'slow-body', chunkBytes: 20, delayMs: 300 });
    expect(await (await send()).text()).toBe(BODY);
    expect(events).toEqual(['commit', ...Array.from({ length: Math.ceil(BODY.length / 20) }, () => 'wait 300')]);
  });

  it('under another content type', async () => {
    const { send } = await faulty({ fault: 'content-type', contentType: 'text/html' });
    const answer = await send();
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['text/html', BODY]);
  });

  it('with the token of its own page', async () => {
    const { send } = await faulty({ fault: 'repeat-page-token' });
    expect(await (await send()).text()).toBe(BODY);
    expect(await (await send('?page_token=second')).text()).toBe(BODY);
    expect(((await (await send('?page_token=third')).json()) as { next_page_token: string }).next_page_token).toBe(
      'third',
    );
  });
});

it('latency comes before the request takes effect', async () => {
  const { send, events } = await faulty({ fault: 'latency', ms: 250 });
  expect((await send()).status).toBe(200);
  expect(events).toEqual(['wait 250', 'commit']);
});

it('an answer that cannot have a body has one, which clients take for the start of the next', () => {
  expect(statusAnswer(204, undefined).body).toBe('');
  expect(statusAnswer(304, { a: 1 }, { etag: 'x' })).toEqual({ status: 304, headers: { etag: 'x' }, body: '' });
});
