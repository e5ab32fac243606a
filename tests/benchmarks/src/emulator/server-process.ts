import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Resident memory in bytes. */
  residentBytes(): number;
  stop(): Promise<void>;
}

export const EMULATOR = import.meta.resolve('@kfp-ts/emulator/package.json');

/** Starts the built binary of a package, given by the address of its manifest, on a free port. */
export function startBinary(manifest: string, args: readonly string[] = []): Promise<ServerProcess> {
  const manifestFile = fileURLToPath(manifest);
  const { bin } = JSON.parse(readFileSync(manifestFile, 'utf8')) as { bin: Record<string, string> };
  return startProcess([join(dirname(manifestFile), Object.values(bin)[0] ?? ''), '--port', '0', ...args]);
}

const startScript = (name: string): Promise<ServerProcess> =>
  startProcess([...process.execArgv, fileURLToPath(new URL(name, import.meta.url))]);

/** The bare server that shows what generator and machine can do at most. */
export const startCeiling = (): Promise<ServerProcess> => startScript('./ceiling-server.ts');

/** Prism behind its own server. */
export const startPrism = (): Promise<ServerProcess> => startScript('./prism-server.ts');

async function startProcess(args: readonly string[]): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${args[0]} cannot be started.`);
  return {
    url: await urlOf(child),
    pid,
    residentBytes: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim()) * 1024,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

/** The address in the line that a server prints when it is ready. */
async function urlOf(child: ChildProcess): Promise<string> {
  const { stdout } = child;
  if (!stdout) throw new Error('The server has no output.');
  for await (const line of createInterface({ input: stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url !== undefined) {
      stdout.resume();
      return url;
    }
  }
  throw new Error('The server ended before it was ready; was its package built (pnpm build)?');
}
