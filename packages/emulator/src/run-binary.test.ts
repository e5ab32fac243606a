import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { runBinary } from './run-binary.js';

const bin = fileURLToPath(new URL('./bin.ts', import.meta.url));
const start = (...args: string[]) =>
  spawn(process.execPath, ['--conditions=@kfp-ts/source', '--import', 'tsx', bin, ...args], {
    env: { ...process.env, TSX_DISABLE_CACHE: '1' },
  });

describe('a usage error is not told in two lines with status 2', () => {
  it.each([
    [['--port', 'x']],
    [['--nonsense']],
    [['--compat', '9']],
    [['--engine', 'make']],
    [['--policy', '/does/not/exist']],
    [['--behaviors', '/does/not/exist']],
    [['--behaviors', fileURLToPath(import.meta.url)]],
    [['--log', 'text']],
    [['--front-door', 'dex']],
    [['--front-door', '{']],
    [['--https', '/does/not/exist/ca.pem']],
    [['--random-seed', '1.5']],
    [['--state', tmpdir()]],
    [['--policy', fileURLToPath(import.meta.url)]],
  ])('%j', async (args) => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      await runBinary(args);
      expect(process.exitCode).toBe(2);
      expect(written.mock.calls.join('').trim().split('\n')).toHaveLength(2);
    } finally {
      process.exitCode = undefined;
      written.mockRestore();
    }
  });
});

it('the binary does not say where it listens, or does not end when told', async () => {
  const child = start('--port', '0', '--log', 'json');
  const lines: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const [ready] = (await once(child.stdout, 'data')) as [Buffer];
  expect(ready.toString()).toMatch(/^kfp-emulator ready at http:\/\/127\.0\.0\.1:\d+\n$/);
  const url = ready.toString().trim().split(' ').at(-1) ?? '';
  await fetch(`${url}/apis/v1beta1/runs?filter=secret`, { headers: { authorization: 'Bearer secret' } });
  child.kill('SIGTERM');
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(0);
  expect(JSON.parse(lines.join(''))).toMatchObject({
    method: 'GET',
    path: '/apis/v1beta1/runs',
    operation: 'ListRuns',
    status: 400,
  });
  expect(lines.join('')).not.toContain('secret');
});

it('the binary does not write the certificate for https, or opens another door than it was told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kfp-emulator-'));
  const file = join(folder, 'ca.pem');
  const child = start('--https', file, '--front-door', '{"kind": "oauth2-proxy", "setup": "deploykf"}');
  try {
    const [ready] = (await once(child.stdout, 'data')) as [Buffer];
    const url = ready.toString().trim().split(' ').at(-1) ?? '';
    const ca = await readFile(file, 'utf8');
    const [response] = (await once(get(`${url}/pipeline/`, { ca }), 'response')) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(302);
    expect(response.headers['set-cookie']?.[0]).toMatch(/^__Secure-_deploykf_token_csrf=/);
  } finally {
    child.kill('SIGTERM');
    await once(child, 'close');
    await rm(folder, { recursive: true });
  }
});
