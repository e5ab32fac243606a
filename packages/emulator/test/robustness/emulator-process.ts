import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const BINARY = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

/** The built emulator in a process of its own. */
export interface EmulatorProcess {
  /** Undefined when the process ended before it was ready. */
  readonly url: Promise<string | undefined>;
  readonly exited: Promise<unknown>;
  readonly isRunning: boolean;
  /** Resident memory in bytes. */
  residentBytes(): number;
  /** Takes the process away at once, as a machine that loses power would. */
  kill(): Promise<void>;
}

export function startEmulatorProcess(args: readonly string[] = []): EmulatorProcess {
  if (!existsSync(BINARY)) throw new Error('The emulator is not built: run pnpm build first.');
  const child = spawn(process.execPath, [BINARY, '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const url = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const found = /http:\/\/\S+/.exec(line)?.[0];
      if (found !== undefined) return found;
    }
    return undefined;
  })();
  return {
    url,
    exited,
    get isRunning() {
      return child.exitCode === null && child.signalCode === null;
    },
    residentBytes: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' }).trim()) * 1024,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
