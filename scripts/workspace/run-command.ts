import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** How a command ended, with all that it wrote. */
export interface CommandResult {
  succeeded: boolean;
  /**
   * Standard output and standard error in the order in which they came, as plain text. Never blank after a failure: what
   * was killed, or failed without a word, is followed by a line that says so.
   */
  output: string;
  seconds: number;
}

export interface RunCommandOptions {
  cwd: string;
  env?: Readonly<Record<string, string>>;
}

/** Runs a command without a terminal and without standard input. A command that cannot be started has failed. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: RunCommandOptions,
): Promise<CommandResult> {
  const start = performance.now();
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  const succeeded = await new Promise<boolean>((resolve) => {
    child.on('error', (error) => {
      output += `${error.message}\n`;
      resolve(false);
    });
    child.on('close', (status, signal) => {
      const called = [basename(command), ...args].join(' ');
      if (signal) output += `${called} was ended by ${signal}.\n`;
      else if (status !== 0 && output.trim() === '')
        output += `${called} ended with status ${status}, without a word.\n`;
      resolve(status === 0);
    });
  });
  return {
    succeeded,
    output: stripVTControlCharacters(output),
    seconds: (performance.now() - start) / 1000,
  };
}
