import { once } from 'node:events';
import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../src/start-emulator.js';
import { call, upload } from './json-client.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ speed: 0 });
});
afterAll(() => emulator.close());

const alive = async () => (await call(emulator, 'GET', '/healthz')).status === 200;

describe('an input takes the emulator down', () => {
  it('a nesting bomb as JSON', async () => {
    for (const bomb of ['['.repeat(1_000_000), `${'{"a":'.repeat(200_000)}1`]) {
      const response = await fetch(`${emulator.url}/apis/v1beta1/runs`, { method: 'POST', body: bomb });
      expect(await response.text()).toContain('exceeded max depth');
    }
    const filter = encodeURIComponent('['.repeat(50_000));
    expect((await call(emulator, 'GET', `/runs?filter=${filter}`)).status).toBe(400);
  });

  it.each([
    ['flow', `a: ${'['.repeat(100_000)}`],
    ['block', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    [
      'aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 20 }, (_, i) => `b${i}: &b${i} [${Array.from({ length: 9 }, () => (i === 0 ? '*a' : `*b${i - 1}`)).join(',')}]`).join('\n')}`,
    ],
  ])('a nesting bomb as YAML: %s', async (_, text) => {
    const response = await upload(emulator, 'bomb.yaml', text);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('unknown template format');
  });

  it('a zip bomb', async () => {
    const zeros = new Uint8Array(80 << 20);
    for (const [name, bomb] of [
      ['b.zip', zipSync({ 'pipeline.yaml': zeros }, { level: 1 })],
      ['b.tgz', gzipSync(zeros, { level: 1 })],
    ] as const) {
      const response = await upload(emulator, name, bomb);
      expect(response.status).toBe(400);
    }
    expect(await alive()).toBe(true);
  });

  it('an object nested in the manifest of a run', async () => {
    const manifest = `{"apiVersion":"argoproj.io/v1alpha1","kind":"Workflow","spec":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`;
    expect(
      (await call(emulator, 'POST', '/runs', { name: 'x', pipeline_spec: { workflow_manifest: manifest } })).status,
    ).toBe(400);
  });

  it('members with names of the language', async () => {
    const body = '{"name":"p","__proto__":{"x":1},"constructor":5,"hasOwnProperty":"a"}';
    const response = await fetch(`${emulator.url}/apis/v1beta1/experiments`, { method: 'POST', body });
    expect(response.status).toBe(200);
    expect((await call(emulator, 'GET', '/experiments?sort_by=constructor')).status).toBe(400);
    const filter = encodeURIComponent('{"predicates":[{"op":"EQUALS","key":"__proto__","string_value":"a"}]}');
    expect((await call(emulator, 'GET', `/experiments?filter=${filter}`)).status).toBe(400);
    const run = await call(emulator, 'GET', '/runs/x/nodes/__proto__/artifacts/toString:read');
    expect(run.status).toBe(404);
  });

  it('a body that never ends, and one that comes slowly', async () => {
    const { hostname, port } = new URL(emulator.url);
    const slow = net.connect(Number(port), hostname);
    slow.write('POST /apis/v1beta1/experiments HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n{"na');
    const broken = net.connect(Number(port), hostname);
    broken.write('POST /apis/v1beta1/experiments HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n{"na');
    await once(broken, 'connect');
    broken.destroy();
    expect(await alive()).toBe(true);
    slow.write('me":"slow one"} ');
    const [chunk] = (await once(slow, 'data')) as [Buffer];
    expect(chunk.toString()).toContain('HTTP/1.1 200 OK');
    slow.destroy();
  });

  it('a line that is no HTTP', async () => {
    const { hostname, port } = new URL(emulator.url);
    const socket = net.connect(Number(port), hostname);
    socket.end('\u0016\u0003\u0001nonsense\r\n\r\n');
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    expect(chunk.toString()).toMatch(/^HTTP\/1\.1 400 /);
    expect(await alive()).toBe(true);
  });

  it('a thousand connections at once', async () => {
    const { hostname, port } = new URL(emulator.url);
    const sockets = Array.from({ length: 1000 }, () => net.connect(Number(port), hostname));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    expect(await alive()).toBe(true);
    for (const socket of sockets) socket.destroy();
  });

  it('a body of more than 64 MiB', async () => {
    const response = fetch(`${emulator.url}/apis/v1beta1/experiments`, {
      method: 'POST',
      body: Buffer.alloc(65 << 20, 0x20),
    });
    await expect(response).rejects.toThrow();
    expect(await alive()).toBe(true);
  });
});
