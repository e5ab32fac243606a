import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { JournalError } from './journal.js';
import { isAlive, type ProcessIdentity, thisProcess } from './living-process.js';

/** Who holds a lock: a process, and which of its attempts. */
interface Holder extends ProcessIdentity {
  readonly attempt: string;
}

/** A state file that no other emulator uses, until it is released or its process is gone. */
export interface LockedStateFile {
  /** The file itself, behind links. */
  readonly file: string;
  release(): void;
}

/** A process that was told to end, or was killed, takes a while to be gone. */
const PATIENCE_MS = 1000;
const LOOK_AGAIN_MS = 20;

/**
 * Takes `FILE.lock` for this process, and waits a second for another process to end. Whoever was killed, or lived before the machine was started anew, holds nothing
 * any more, also when another process has its number by now.
 *
 * @throws JournalError when an emulator that is alive holds it, or when it cannot be written
 */
export async function lockStateFile(name: string, wait: Wait = sleep): Promise<LockedStateFile> {
  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    try {
      return lockNow(name);
    } catch (error) {
      if (!(error instanceof InUse)) throw error;
      if (error.pid === process.pid || waited >= PATIENCE_MS) throw inUse(name, error.pid);
    }
    await wait(LOOK_AGAIN_MS);
  }
}

type Wait = (ms: number) => Promise<unknown>;

function lockNow(name: string): LockedStateFile {
  try {
    // Two names of one file are one lock.
    const file = realFile(name);
    const lock = `${file}.lock`;
    const holder: Holder = { ...thisProcess(), attempt: randomUUID() };
    const own = `${lock}.${holder.attempt}`;
    writeFileSync(own, JSON.stringify(holder), { flag: 'wx' });
    try {
      take(lock, own);
    } finally {
      rmSync(own, { force: true });
    }
    return { file, release: once(() => rmSync(lock, { force: true })) };
  } catch (error) {
    if (error instanceof InUse) throw error;
    throw new JournalError(
      `${name} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      'Name a file in a folder that is there and that this user may write.',
    );
  }
}

/** A second release would be that of somebody else's lock. */
function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}

class InUse extends Error {
  readonly pid: number;

  constructor(pid: number) {
    super(`in use by ${pid}`);
    this.pid = pid;
  }
}

function inUse(name: string, pid: number): JournalError {
  return pid === process.pid
    ? new JournalError(
        `${name} is in use by another emulator of this process`,
        'Close that one first, or name another file.',
      )
    : new JournalError(`${name} is in use by process ${pid}`, 'Stop that emulator first, or name another file.');
}

function realFile(name: string): string {
  try {
    return realpathSync(name);
  } catch {
    return join(realpathSync(dirname(name)), basename(name));
  }
}

/** Links the file `own` as a lock, where there is none, or in the place of one whose holder is gone. */
function take(lock: string, own: string): void {
  while (!linked(own, lock)) {
    const before = holderOf(lock);
    if (before === undefined) continue;
    if (isAlive(before)) throw new InUse(before.pid);
    // Only one may replace this holder, and may be killed while it does: that is a lock again.
    const turn = `${lock}.${before.attempt}.gone`;
    take(turn, own);
    try {
      if (holderOf(lock)?.attempt !== before.attempt) continue;
      const next = `${own}.next`;
      linkSync(own, next);
      renameSync(next, lock);
      return;
    } finally {
      rmSync(turn, { force: true });
    }
  }
}

function linked(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined when the lock was released meanwhile. */
function holderOf(lock: string): Holder | undefined {
  try {
    return parseHolder(readFileSync(lock, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const NOBODY: Holder = { pid: 0, birth: '', attempt: 'nobody' };

/** What a machine that lost power left of a lock may be nothing at all. */
function parseHolder(text: string): Holder {
  try {
    const { pid, birth, attempt } = JSON.parse(text) as Partial<Record<keyof Holder, unknown>>;
    if (typeof pid !== 'number' || typeof birth !== 'string' || typeof attempt !== 'string') return NOBODY;
    return /^[\w-]+$/.test(attempt) ? { pid, birth, attempt } : NOBODY;
  } catch {
    return NOBODY;
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
