import { request } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../start-emulator.js';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ multiUser: true, policy: { rules: [{ users: ['*'] }] } });
});
afterEach(() => emulator.close());

const listAs = (users: string | string[]) =>
  new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const path = '/apis/v1beta1/experiments?resource_reference_key.type=NAMESPACE&resource_reference_key.id=a';
    request(new URL(path, emulator.url), { headers: { 'kubeflow-userid': users } }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode, body }));
    })
      .on('error', reject)
      .end();
  });

it('two users in one request are taken for one whose name has a comma', async () => {
  const { status, body } = await listAs(['ann', 'bob']);
  expect(status).toBe(500);
  expect(body).toContain("unexpected number of 'kubeflow-userid' headers. Expect 1 got 2");
});

it('a user whose name has a comma is taken for two', async () => {
  expect(await listAs('ann, bob')).toEqual({ status: 200, body: '{}' });
});
