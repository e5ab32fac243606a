import { Duplex, type Writable } from 'node:stream';
import type { PortForward } from '@kubernetes/client-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FakeCluster, startFakeCluster } from '../../test/fake-cluster.js';
import { loadKubeconfig } from '../kubeconfig/kubeconfig.js';
import { Tunnel } from './tunnel.js';

const SERVICE = { namespace: 'kubeflow', service: 'ml-pipeline-ui', port: undefined };
let cluster: FakeCluster;
beforeAll(async () => {
  const names = { namespace: SERVICE.namespace, service: SERVICE.service, ready: ['ui-1'] };
  cluster = await startFakeCluster('http://127.0.0.1:1', {
    ...names,
    containerPort: 3000,
    upstreamPort: 1,
    forwarded: [],
    open: () => 0,
  });
});
afterAll(() => cluster.close());

it('a program that reads slowly has all that the pod sends kept in its memory', async () => {
  const calls: string[] = [];
  let output: Writable | undefined;
  const opened = {
    pause: () => calls.push('pause'),
    resume: () => calls.push('resume'),
    close: () => calls.push('close'),
  };
  const portForward = async (...[, , , answers]: Parameters<PortForward['portForward']>) => {
    output = answers;
    return opened;
  };
  const kubeconfig = await loadKubeconfig({ path: cluster.kubeconfig({ token: cluster.token }) });
  const tunnel = new Tunnel(kubeconfig, { portForward } as unknown as PortForward, SERVICE);
  const taken: (() => void)[] = [];
  const reader = new Duplex({ read: () => {}, write: (_chunk, _encoding, done) => void taken.push(done) });
  await tunnel.connect(reader as never);
  output?.write(Buffer.alloc(1_000_000));
  // What the library has read already comes all the same.
  for (let rest = 0; rest < 20; rest += 1) output?.write(Buffer.alloc(1));
  expect(calls).toEqual(['pause']);
  expect(reader.listenerCount('drain')).toBe(1);
  const drained = new Promise((resolve) => reader.once('drain', resolve));
  // The rest is taken once the first part is.
  reader._write = (_chunk, _encoding, done) => done();
  taken.shift()?.();
  await drained;
  expect(calls).toEqual(['pause', 'resume']);
  const closed = new Promise((resolve) => reader.once('close', resolve));
  reader.destroy();
  await closed;
  output?.write(Buffer.alloc(1_000_000));
  expect(calls.slice(2)).toEqual(['resume', 'close']);
});
