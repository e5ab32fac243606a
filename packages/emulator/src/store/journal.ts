import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { createInterface } from 'node:readline';
import type { Change, State } from './state.js';

const HEADER = '{"format":"kfp-emulator-journal-1"}';
const FLUSH_BYTES = 1 << 20;

/** A state file that cannot be used. */
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

  constructor(file: string) {
    this.#file = file;
  }

  /** Reads the file into `state`. Resolves to false when there is none yet. */
  async load(state: State): Promise<boolean> {
    if (!existsSync(this.#file)) return false;
    const input = createReadStream(this.#file);
    let line = 0;
    let complete = 0;
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line++;
      if (line === 1) {
        if (text !== HEADER)
          throw new JournalError(`${this.#file} is no state of an emulator`, 'Name another file, or remove this one.');
      } else {
        const change = parseChange(text);
        // Only the last line can be broken, by a kill in the middle of writing it.
        if (!change) break;
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
    for (const change of state.changes()) {
      pending += `${JSON.stringify(change)}\n`;
      if (pending.length < FLUSH_BYTES) continue;
      writeAll(fd, pending);
      pending = '';
    }
    writeAll(fd, pending);
    fsyncSync(fd);
    closeSync(fd);
    renameSync(next, this.#file);
    this.close();
    this.#fd = openSync(this.#file, 'a');
  }

  append(change: Change): void {
    if (this.#fd !== undefined) writeAll(this.#fd, `${JSON.stringify(change)}\n`);
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}

function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
}

function parseChange(text: string): Change | undefined {
  try {
    return JSON.parse(text) as Change;
  } catch {
    return undefined;
  }
}
