import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmulator } from '../start-emulator.js';
import { thisProcess } from './living-process.js';
import { lockStateFile } from './state-lock.js';

let folder = '';
let file = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'kfp-lock-')));
  file = join(folder, 'state');
});
/** What a test has started: one that fails leaves none behind. */
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const inUse = expect.objectContaining({ message: expect.stringContaining('is in use by'), hint: expect.any(String) });
const lockedBy = (holder: unknown): void => writeFileSync(`${file}.lock`, JSON.stringify(holder));

describe('two emulators write into one state file', () => {
  it('of this process, under two names', async () => {
    const first = await startEmulator({ stateFile: file });
    symlinkSync(file, join(folder, 'other-name'));
    mkdirSync(join(folder, 'inner'));
    for (const stateFile of [file, join(folder, 'other-name'), `${folder}/inner/../state`])
      await expect(startEmulator({ stateFile })).rejects.toEqual(inUse);
    await first.close();
    const second = await startEmulator({ stateFile: file });
    await first.close();
    await expect(startEmulator({ stateFile: file })).rejects.toEqual(inUse);
    await second.close();
    expect(readdirSync(folder).sort()).toEqual(['inner', 'other-name', 'state']);
  });

  it('of two processes, started at once or one after the other', { timeout: 30_000 }, async () => {
    const children = Array.from({ length: 4 }, () => startBinary());
    const outcomes = await Promise.all(children.map(async ({ ready, ended }) => Promise.race([ready, ended])));
    expect(outcomes.filter((outcome) => outcome === 'ready')).toHaveLength(1);
    for (const outcome of outcomes.filter((one) => one !== 'ready')) {
      expect(outcome).toMatch(/^kfp-emulator: .* is in use by process \d+\nStop that emulator first.*\n\(status 2\)$/);
    }
    const holder = children[outcomes.indexOf('ready')];
    await expect(startEmulator({ stateFile: file })).rejects.toEqual(inUse);
    holder?.child.kill('SIGKILL');
    await holder?.ended;
    const next = await startEmulator({ stateFile: file });
    await next.close();
  });

  it('because a lock was released twice', async () => {
    const first = await lockStateFile(file);
    first.release();
    const second = await lockStateFile(file);
    first.release();
    await expect(lockStateFile(file)).rejects.toEqual(inUse);
    second.release();
  });
});

describe('a state file stays locked by nobody', () => {
  it.each([
    ['a process that has ended', { pid: 2 ** 22 + 1, birth: 'x 1', attempt: 'a' }],
    ['an earlier process with the number of this one', { pid: process.pid, birth: 'x 1', attempt: 'a' }],
    ['no process at all', { pid: 0, birth: '', attempt: 'a' }],
    ['a group of processes', { pid: -1, birth: '', attempt: 'a' }],
    ['a name that leads elsewhere', { pid: 0, birth: '', attempt: '../../elsewhere' }],
    ['something else', [1]],
    ['nothing', null],
  ])('%s', async (_, holder) => {
    lockedBy(holder);
    const lock = await lockStateFile(file);
    await expect(lockStateFile(file)).rejects.toEqual(inUse);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a lock that was cut off', async () => {
    writeFileSync(`${file}.lock`, '{"pid":');
    (await lockStateFile(file)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a process that was killed while it replaced another that was', async () => {
    lockedBy({ pid: 0, birth: '', attempt: 'first' });
    writeFileSync(`${file}.lock.first.gone`, JSON.stringify({ pid: 0, birth: '', attempt: 'second' }));
    const lock = await lockStateFile(file);
    await expect(lockStateFile(file)).rejects.toEqual(inUse);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('an emulator that could not start', async () => {
    writeFileSync(file, 'no state\n');
    await expect(startEmulator({ stateFile: file })).rejects.toMatchObject({ name: 'JournalError' });
    expect(readdirSync(folder)).toEqual(['state']);
  });
});

it('a process that replaces another is pushed aside by a third', async () => {
  lockedBy({ pid: 0, birth: '', attempt: 'gone' });
  writeFileSync(`${file}.lock.gone.gone`, JSON.stringify({ ...thisProcess(), attempt: 'replacing' }));
  await expect(lockStateFile(file)).rejects.toEqual(inUse);
});

it('an emulator that ends just now is in the way of the next', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  started.push(child);
  await once(child, 'spawn');
  lockedBy({ pid: child.pid, birth: '', attempt: 'ending' });
  let waits = 0;
  const lock = await lockStateFile(file, async () => {
    if (++waits === 10) child.kill('SIGKILL');
    if (waits >= 10) await once(child, 'exit');
  });
  expect(waits).toBe(10);
  lock.release();
});

it.each(['missing/state', 'file/state'])('a state file that cannot be is told without a way out: %s', async (name) => {
  writeFileSync(join(folder, 'file'), '');
  await expect(startEmulator({ stateFile: join(folder, name) })).rejects.toMatchObject({
    name: 'JournalError',
    hint: expect.stringContaining('folder'),
  });
});

const bin = fileURLToPath(new URL('../bin.ts', import.meta.url));

function startBinary() {
  const child = spawn(process.execPath, ['--conditions=@kfp-ts/source', '--import', 'tsx', bin, '--state', file], {
    env: { ...process.env, TSX_DISABLE_CACHE: '1' },
  });
  started.push(child);
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const ended = once(child, 'close').then(([status]) => `${errors.join('')}(status ${status})`);
  const ready = new Promise<string>((resolve) => child.stdout.once('data', () => resolve('ready')));
  return { child, ended, ready };
}
