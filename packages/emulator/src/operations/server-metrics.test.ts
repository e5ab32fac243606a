import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../start-emulator.js';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ speed: 0 });
});
afterEach(() => emulator.close());

const send = (path: string, init?: RequestInit) => fetch(`${emulator.url}${path}`, init);

it('a monitor finds no metrics, or the wrong numbers', async () => {
  await send('/apis/v1beta1/runs');
  await send('/pipeline/apis/v1beta1/runs?sort_by=bogus');
  await send('/apis/v1beta1/experiments', { method: 'POST', body: '{"name":"counted"}' });
  const answer = await send('/metrics');
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const text = await answer.text();
  expect(text).toContain('\n# TYPE run_server_list_requests counter\nrun_server_list_requests 2\n');
  expect(text).toContain('\nexperiment_server_create_requests 1\n');
  expect(text).toContain('\nexperiment_server_run_count 2\n');
  expect(text).not.toMatch(/[^\n]$/);
});

it('the answer to another method is that of the metrics', async () => {
  expect((await send('/metrics', { method: 'POST' })).status).toBe(404);
});
