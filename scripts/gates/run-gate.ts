import { rootDirectory } from '../workspace/root-directory.js';
import { type CommandResult, runCommand } from '../workspace/run-command.js';
import { runTurbo } from '../workspace/run-turbo.js';
import type { Gate } from './gates.js';

export interface GateResult extends CommandResult {
  cached: boolean;
}

export async function runGate({ name, turboTasks }: Gate): Promise<GateResult> {
  if (turboTasks) return runTurbo(turboTasks);
  return { ...(await runCommand('pnpm', ['run', '--silent', name], { cwd: rootDirectory })), cached: false };
}

/** `PASS lint: format, lint and promises (2.1 s)`, followed by what a gate that failed has to say. */
export function describeResult({ name, proves }: Gate, { succeeded, cached, seconds, output }: GateResult): string {
  const line = `${succeeded ? 'PASS' : 'FAIL'} ${name}: ${proves} (${cached ? 'cached' : `${seconds.toFixed(1)} s`})`;
  return succeeded ? line : `${line}\n${output.trimEnd().replace(/^/gm, '     ')}`;
}
