import { mkdtempSync, rmSync } from 'node:fs';
import { Server } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fault } from '../../src/faults/fault.js';
import { type Emulator, startEmulator } from '../../src/start-emulator.js';
import { rawConnection, requestText } from '../robustness/raw-connection.js';
import { call, MANIFEST } from './json-client.js';

const AN_HOUR = 3_600_000;
const EXPERIMENTS = '/apis/v1beta1/experiments';

let folder = '';
let emulator: Emulator;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kfp-close-'));
  emulator = await startEmulator({ speed: 0, stateFile: join(folder, 'state') });
});
afterEach(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true });
});

/** Closes, and resolves to the names of the experiments that a restart finds. */
async function namesAfterClose(): Promise<string> {
  await emulator.close();
  emulator = await startEmulator({ speed: 0, stateFile: join(folder, 'state') });
  return (await call(emulator, 'GET', '/experiments')).text;
}

describe('a fault holds up the end, or an end loses what it held', () => {
  it.each<[Fault, expected: 'answered' | 'reset']>([
    [{ fault: 'latency', ms: AN_HOUR }, 'answered'],
    [{ fault: 'slow-body', delayMs: AN_HOUR }, 'answered'],
    [{ fault: 'reset-then-commit', delayMs: AN_HOUR }, 'reset'],
  ])('%j', async (fault, expected) => {
    emulator.faults.add(fault);
    const outcome = fetch(`${emulator.url}${EXPERIMENTS}`, { method: 'POST', body: '{"name":"held"}' }).then(
      async (response) => ((await response.text()).includes('"held"') ? 'answered' : 'cut off'),
      () => 'reset',
    );
    while (emulator.faults.list()[0]?.fired === 0) await call(emulator, 'GET', '//_emulator/clock');
    // Comes at the end of the time that is given to clients who do not end their requests.
    const cutOff = vi.spyOn(Server.prototype, 'closeAllConnections');
    expect(await namesAfterClose()).toContain('"held"');
    expect(cutOff).not.toHaveBeenCalled();
    cutOff.mockRestore();
    expect(await outcome).toBe(expected);
  });
});

it('a client that never ends its request holds up the end', async () => {
  const connection = await rawConnection(emulator.url);
  connection.send(requestText('POST', EXPERIMENTS, '{"name":"never whole"}').slice(0, -3));
  await call(emulator, 'GET', '/experiments');
  const cutOff = vi.spyOn(Server.prototype, 'closeAllConnections');
  expect(await namesAfterClose()).not.toContain('never whole');
  expect(cutOff).toHaveBeenCalledOnce();
  cutOff.mockRestore();
  expect(await connection.received).toBe('');
});

describe('a connection that carries no request holds up the end', () => {
  it.each([
    ['over http, from the beginning', undefined, ''],
    ['over https, before its handshake', 'made-up', ''],
    ['over https, in the middle of its handshake', 'made-up', '\x16\x03\x01'],
  ] as const)('%s', async (_, tls, bytes) => {
    const started = await startEmulator({ speed: 0, ...(tls && { tls }) });
    const connection = await rawConnection(started.url);
    connection.send(bytes);
    const graces = vi.spyOn(Server.prototype, 'closeAllConnections');
    await started.close();
    expect(graces).not.toHaveBeenCalled();
    graces.mockRestore();
    expect(await connection.received).toBe('');
  });
});

it('a request that is under way over https is cut off', async () => {
  const started = await startEmulator({ speed: 0, tls: 'made-up' });
  started.faults.add({ fault: 'latency', ms: AN_HOUR });
  const answer = new Promise((resolve, reject) => {
    const asked = request(`${started.url}${EXPERIMENTS}`, { ca: started.ca }, (message) => resolve(message.statusCode));
    asked.on('error', reject).end();
  });
  while (started.faults.list()[0]?.fired === 0) await new Promise((resolve) => setImmediate(resolve));
  await started.close();
  expect(await answer).toBe(200);
});

const JOB = {
  name: 'j',
  enabled: true,
  max_concurrency: '1',
  trigger: { cron_schedule: { cron: '* * * * * *' } },
  pipeline_spec: { workflow_manifest: MANIFEST },
};

it('a long time that is being caught up holds up the end', async () => {
  expect((await call(emulator, 'POST', '/jobs', JOB)).status).toBe(200);
  const advanced = emulator.clock.advance(1000 * AN_HOUR).then(
    () => 'caught up',
    () => 'stopped',
  );
  await emulator.close();
  expect(await advanced).toBe('stopped');
});

it('a time too long to be caught up cannot be given up', async () => {
  expect((await call(emulator, 'POST', '/jobs', JOB)).status).toBe(200);
  const advanced = call(emulator, 'POST', '/_emulator/clock', { advanceMs: 1_000_000 * AN_HOUR });
  const begun = emulator.clock.now().getTime();
  while (emulator.clock.now().getTime() === begun) await new Promise((resolve) => setImmediate(resolve));
  expect((await call(emulator, 'DELETE', '/_emulator/state')).status).toBe(200);
  expect((await advanced).status).toBe(200);
  expect((await call(emulator, 'GET', '/runs')).text).toBe('{}');
});
