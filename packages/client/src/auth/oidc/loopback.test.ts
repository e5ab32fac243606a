import type { Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../../../test/fake-clock.js';
import { type Loopback, startLoopback } from './loopback.js';

let loopback: Loopback | undefined;
afterEach(() => {
  loopback?.close();
  loopback = undefined;
  vi.restoreAllMocks();
});

async function start(): Promise<Loopback> {
  loopback = await startLoopback({ plugin: 'login', state: 's1', port: 0, timeoutMs: 5000 });
  return loopback;
}

/** The first line of the answer to a request that is sent as it stands. */
function rawAnswer({ url }: Loopback, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () =>
      socket.write(`${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(text.split('\r\n', 1)[0] ?? ''));
  });
}

describe('a page of a stranger that calls the address on this machine', () => {
  it.each([
    'GET //',
    'GET http://[',
    'GET \\\\',
    'OPTIONS *',
    'POST /callback?code=1&state=s1',
    'HEAD /callback?code=1&state=s1',
  ])('neither ends the program nor the login: %s', async (line) => {
    const started = await start();
    expect(await rawAnswer(started, line)).toContain(' 400 ');
    await fetch(`${started.url}?code=right&state=s1`);
    expect((await started.answer).get('code')).toBe('right');
  });
});

it('a browser that comes a second time, or asks for an icon, is no other answer', async () => {
  const started = await start();
  const statuses: number[] = [];
  for (const path of ['/favicon.ico', '/callback?code=first&state=s1', '/callback?code=second&state=s1'])
    statuses.push((await fetch(new URL(path, started.url))).status);
  expect(statuses).toEqual([400, 200, 200]);
  expect((await started.answer).get('code')).toBe('first');
});

it('a code that holds a question mark is not cut', async () => {
  const started = await start();
  await fetch(`${started.url}?code=a?b&state=s1`);
  expect((await started.answer).get('code')).toBe('a?b');
});

it('a port that is taken is named', async () => {
  const { url } = await start();
  const port = Number(new URL(url).port);
  await expect(startLoopback({ plugin: 'login', state: 's2', port, timeoutMs: 5000 })).rejects.toMatchObject({
    code: 'CONFIGURATION',
    message: `login() cannot listen on port ${port} of this machine`,
  });
});

it('a person who never comes is waited for by another time than that of the program, or cut short', async () => {
  const clock = new FakeClock();
  const timeoutMs = 40 * 86_400_000;
  loopback = await startLoopback({ plugin: 'login', state: 's1', port: 0, timeoutMs, clock });
  expect(clock.delays).toEqual([timeoutMs]);
  await clock.advance(timeoutMs);
  await expect(loopback.answer).rejects.toMatchObject({
    code: 'CREDENTIAL',
    message: /^Nobody logged in within 3456000 s/,
  });
  const other = await startLoopback({ plugin: 'login', state: 's1', port: 0, timeoutMs, clock });
  other.close();
  expect(clock.pending).toBe(0);
});

it('too many open files end the program', async () => {
  const made = vi.spyOn(process.getBuiltinModule('node:http'), 'createServer');
  const started = await start();
  const server = made.mock.results[0]?.value as Server;
  for (const error of [new Error('EMFILE'), new Error('EMFILE')]) server.emit('error', error);
  await fetch(`${started.url}?code=right&state=s1`);
  expect((await started.answer).get('code')).toBe('right');
});
