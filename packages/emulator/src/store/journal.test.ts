import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmulator } from '../start-emulator.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kfp-emulator-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const create = async (url: string, name: string): Promise<string> => {
  const response = await fetch(`${url}/apis/v1beta1/experiments`, { method: 'POST', body: JSON.stringify({ name }) });
  return ((await response.json()) as { id: string }).id;
};
const names = async (url: string): Promise<string[]> => {
  const response = await fetch(`${url}/apis/v1beta1/experiments?page_size=200`);
  return ((await response.json()) as { experiments: { name: string }[] }).experiments.map(({ name }) => name);
};

describe('state is lost', () => {
  it('by a graceful restart', async () => {
    const stateFile = join(folder, 'state');
    const first = await startEmulator({ stateFile, speed: 0 });
    const id = await create(first.url, 'kept');
    await first.clock.advance(3_600_000);
    const before = first.clock.now();
    await first.close();
    const second = await startEmulator({ stateFile, speed: 0 });
    expect((await names(second.url)).sort()).toEqual(['Default', 'kept']);
    expect((await fetch(`${second.url}/apis/v1beta1/experiments/${id}`)).status).toBe(200);
    expect(second.clock.now().getTime()).toBeGreaterThanOrEqual(before.getTime());
    await second.close();
  });

  it('by a kill while requests are under way', { timeout: 30_000 }, async () => {
    const stateFile = join(folder, 'state');
    const bin = fileURLToPath(new URL('../bin.ts', import.meta.url));
    const child = spawn(
      process.execPath,
      ['--conditions=@kfp-ts/source', '--import', 'tsx', bin, '--state', stateFile],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, TSX_DISABLE_CACHE: '1' },
      },
    );
    const url = await new Promise<string>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        const ready = /ready at (\S+)/.exec(chunk.toString());
        if (ready) resolve(ready[1] ?? '');
      });
    });
    const answered: string[] = [];
    const sending = (async () => {
      for (let i = 0; i < 100_000; i++) {
        await create(url, `e${i}`);
        answered.push(`e${i}`);
        if (answered.length === 50) child.kill('SIGKILL');
      }
    })();
    await expect(sending).rejects.toThrow();
    const again = await startEmulator({ stateFile });
    const found = new Set(await names(again.url));
    expect(answered.filter((name) => !found.has(name))).toEqual([]);
    await again.close();
  });
});

describe('a state file that is not whole is taken for one that is', () => {
  it('leaves a last line out that a kill cut short, and writes on after it', async () => {
    const stateFile = join(folder, 'state');
    const first = await startEmulator({ stateFile });
    await create(first.url, 'one');
    await first.close();
    appendFileSync(stateFile, '{"put":"experiments","row":{"id":"x","na');
    const second = await startEmulator({ stateFile });
    await create(second.url, 'two');
    await second.close();
    const third = await startEmulator({ stateFile });
    expect((await names(third.url)).sort()).toEqual(['Default', 'one', 'two']);
    await third.close();
    for (const line of readFileSync(stateFile, 'utf8').trim().split('\n'))
      expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it('refuses one that is broken in the middle, and leaves it as it is', async () => {
    const stateFile = join(folder, 'state');
    const first = await startEmulator({ stateFile });
    for (const name of ['one', 'two', 'three']) await create(first.url, name);
    await first.close();
    const lines = readFileSync(stateFile, 'utf8').split('\n');
    const damaged = lines.map((line, i) => (i === 3 ? line.slice(0, -9) : line)).join('\n');
    writeFileSync(stateFile, damaged);
    await expect(startEmulator({ stateFile })).rejects.toThrow('is damaged in line 4');
    expect(readFileSync(stateFile, 'utf8')).toBe(damaged);
  });

  it('refuses a file of another kind, and leaves it as it is', async () => {
    const stateFile = join(folder, 'precious');
    writeFileSync(stateFile, 'not a state\n');
    await expect(startEmulator({ stateFile })).rejects.toThrow('is no state of an emulator');
    expect(readFileSync(stateFile, 'utf8')).toBe('not a state\n');
  });
});

it('an export does not hold everything that an import needs', async () => {
  const one = await startEmulator({ speed: 0 });
  const id = await create(one.url, 'exported');
  one.state.fill({ runs: 30 });
  const exported = one.state.export();
  await one.close();
  const other = await startEmulator({ speed: 0 });
  await create(other.url, 'to be replaced');
  other.state.import(JSON.parse(JSON.stringify(exported)) as typeof exported);
  expect((await fetch(`${other.url}/apis/v1beta1/experiments/${id}`)).status).toBe(200);
  expect(await names(other.url)).not.toContain('to be replaced');
  const runs = (await (await fetch(`${other.url}/apis/v1beta1/runs?page_size=1`)).json()) as { total_size: number };
  expect(runs.total_size).toBe(30);
  other.state.reset();
  expect(await names(other.url)).toEqual(['Default']);
  await other.close();
});
