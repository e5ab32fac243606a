import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { createInterface } from 'node:readline';
import type { Change, State } from './state.js';

const HEADER = '{"format":"kfp-emulator-journal-1"}';
const FLUSH_BYTES = 1 << 20;
const LONG_BYTES = 64 << 20;

/**
 * A state file that cannot be used: it is none, cannot be written, or another emulator uses it.
 *
 * What to do: name another file, remove this one to start afresh, or stop the other emulator.
 */
export class JournalError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'JournalError';
    this.hint = hint;
  }
}

/**
 * Keeps the state in a file: one line per change, written before the answer goes out. A process that is
 * killed in the middle of a line loses that line only, and its client has not been answered.
 */
export class Journal {
  readonly #file: string;
  #fd: number | undefined;
  #snapshotBytes = 0;
  #appendedBytes = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Reads the file into `state`. Resolves to false when there is none yet. */
  async load(state: State): Promise<boolean> {
    if (!existsSync(this.#file)) return false;
    if (!statSync(this.#file).isFile())
      throw new JournalError(`${this.#file} is no file`, 'Name a file, or one that is to be made.');
    const input = createReadStream(this.#file);
    let line = 0;
    let complete = 0;
    let broken = 0;
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line++;
      if (broken > 0)
        throw new JournalError(
          `${this.#file} is damaged in line ${broken}`,
          'Remove that line to go on without its change, or remove the file to begin anew.',
        );
      if (line === 1) {
        if (text !== HEADER)
          throw new JournalError(`${this.#file} is no state of an emulator`, 'Name another file, or remove this one.');
      } else {
        const change = parseChange(text);
        // Only the last line can be broken, by a kill in the middle of writing it.
        if (!change) {
          broken = line;
          continue;
        }
        state.apply(change);
      }
      complete += Buffer.byteLength(text) + 1;
    }
    if (line === 0) return false;
    truncateSync(this.#file, complete);
    return true;
  }

  /** Writes the state anew, in one step for whoever reads the file, and goes on from there. */
  rewrite(state: State): void {
    const next = `${this.#file}.next`;
    const fd = openSync(next, 'w');
    let pending = `${HEADER}\n`;
    this.#snapshotBytes = 0;
    this.#appendedBytes = 0;
    for (const change of state.changes()) {
      pending += `${JSON.stringify(change)}\n`;
      if (pending.length < FLUSH_BYTES) continue;
      this.#snapshotBytes += writeAll(fd, pending);
      pending = '';
    }
    this.#snapshotBytes += writeAll(fd, pending);
    fsyncSync(fd);
    closeSync(fd);
    renameSync(next, this.#file);
    this.close();
    this.#fd = openSync(this.#file, 'a');
  }

  /** Writes a change; when the file has become much longer than the state needs, it is written anew. */
  append(change: Change, state: State): void {
    if (this.#fd === undefined) return;
    this.#appendedBytes += writeAll(this.#fd, `${JSON.stringify(change)}\n`);
    if (this.#appendedBytes > Math.max(LONG_BYTES, 2 * this.#snapshotBytes)) this.rewrite(state);
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}

function writeAll(fd: number, text: string): number {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
  return bytes.length;
}

function parseChange(text: string): Change | undefined {
  try {
    return JSON.parse(text) as Change;
  } catch {
    return undefined;
  }
}
