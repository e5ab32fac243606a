import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../src/index.js';
import { rawConnection, requestText, statusesIn } from './raw-connection.js';

const EXPERIMENTS = '/apis/v1beta1/experiments';
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const isAlive = async (): Promise<boolean> => (await fetch(`${emulator.url}/apis/v1beta1/healthz`)).ok;

describe('requests on one connection get into each other', () => {
  it('answers pipelined ones one by one, in their order', async () => {
    const connection = await rawConnection(emulator.url);
    const names = Array.from({ length: 50 }, (_, i) => `pipelined ${i}`);
    const creations = names.map((name) => requestText('POST', EXPERIMENTS, JSON.stringify({ name })));
    connection.send(creations.join('') + requestText('GET', '/nothing', '', ['Connection: close']));
    const answers = await connection.received;
    expect(statusesIn(answers)).toEqual([...names.map(() => 200), 404]);
    expect([...answers.matchAll(/"name":"(pipelined \d+)"/g)].map(([, name]) => name)).toEqual(names);
  });

  it('takes effects in the order of sending when a first body comes late', async () => {
    const connection = await rawConnection(emulator.url);
    const first = requestText('POST', EXPERIMENTS, '{"name":"late body"}');
    connection.send(first.slice(0, -10));
    await isAlive();
    connection.send(first.slice(-10) + requestText('POST', EXPERIMENTS, '{"name":"late body"}', ['Connection: close']));
    expect(statusesIn(await connection.received)).toEqual([200, 409]);
  });

  it('reads no second request out of a body that is longer than announced', async () => {
    const connection = await rawConnection(emulator.url);
    connection.send(`${requestText('POST', EXPERIMENTS, '{"name":"overlong"}')}{"name":"smuggled"}\r\n\r\n`);
    const statuses = statusesIn(await connection.received);
    expect(statuses).toEqual([200, 400]);
  });
});

describe('a client that ends its side keeps a connection open, or loses its answer', () => {
  it('answers a request that was whole', async () => {
    const connection = await rawConnection(emulator.url);
    connection.send(requestText('GET', EXPERIMENTS));
    connection.socket.end();
    expect(statusesIn(await connection.received)).toEqual([200]);
  });

  it.each(['', 'GET /apis/v1be', requestText('POST', EXPERIMENTS, '{"name":"cut short"}').slice(0, -5)])(
    'closes after %j',
    async (begun) => {
      const connection = await rawConnection(emulator.url);
      connection.send(begun);
      connection.socket.end();
      expect(statusesIn(await connection.received).filter((status) => status < 400)).toEqual([]);
      const list = await (await fetch(`${emulator.url}${EXPERIMENTS}?page_size=200`)).text();
      expect(list).not.toContain('cut short');
    },
  );
});

describe('a slow client holds up the others', () => {
  it('answers while hundreds send their heads and bodies byte by byte', async () => {
    const heads = await Promise.all(Array.from({ length: 200 }, () => rawConnection(emulator.url)));
    const bodies = await Promise.all(Array.from({ length: 200 }, () => rawConnection(emulator.url)));
    const whole = requestText('POST', EXPERIMENTS, '{"name":"slow"}');
    for (let i = 0; i < 20; i++) {
      for (const head of heads) head.send(whole.charAt(i));
      for (const body of bodies) body.send(i === 0 ? whole.slice(0, -15) : '');
      expect(await isAlive()).toBe(true);
    }
    for (const { socket } of [...heads, ...bodies]) socket.destroy();
    await Promise.all([...heads, ...bodies].map(({ received }) => received));
    expect(await isAlive()).toBe(true);
  });
});

describe('a body is larger or deeper than anything sane', () => {
  it.each([
    ['arrays', '['.repeat(4_000_000)],
    ['closed arrays', '['.repeat(2_000_000) + ']'.repeat(2_000_000)],
    ['objects', '{"a":'.repeat(1_000_000)],
    [
      'arrays within a run',
      `{"pipeline_spec":{"workflow_manifest":${JSON.stringify('['.repeat(1_000_000))}},"name":"x"}`,
    ],
    ['arrays within unknown members', `{"x":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)},"name":"deep"}`],
  ])('refuses megabytes of %s', async (_, body) => {
    const response = await fetch(`${emulator.url}/apis/v1beta1/runs`, { method: 'POST', body });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await isAlive()).toBe(true);
  });

  it('refuses a filter of a megabyte of brackets, and a page token of one', async () => {
    for (const query of [
      `filter=${'['.repeat(900_000)}`,
      `page_token=${Buffer.from('['.repeat(600_000)).toString('base64url')}`,
    ]) {
      const response = await fetch(`${emulator.url}/apis/v1beta1/runs?${query}`);
      expect(response.status).toBe(400);
    }
    expect(await isAlive()).toBe(true);
  });
});
