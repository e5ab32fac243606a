import { join } from 'node:path';
import { rootDirectory } from './root-directory.js';
import { type CommandResult, runCommand } from './run-command.js';
import { tasksOwnOutput } from './tasks-own-output.js';

export interface TurboResult extends CommandResult {
  /** Every task was replayed from the cache. */
  cached: boolean;
}

/** Runs turbo tasks of the workspace to their end, even after a failure. The output has the logs of failed tasks only. */
export async function runTurbo(tasks: readonly string[]): Promise<TurboResult> {
  const result = await runCommand(
    join(rootDirectory, 'node_modules/.bin/turbo'),
    [
      'run',
      ...tasks,
      '--continue',
      '--output-logs=errors-only',
      '--log-order=grouped',
      '--log-prefix=none',
      '--no-color',
      // A task uses several processors itself: more tasks than processors only make each other late.
      '--concurrency=100%',
    ],
    {
      cwd: rootDirectory,
      env: { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', TSX_DISABLE_CACHE: '1' },
    },
  );
  return { ...result, output: tasksOwnOutput(result.output), cached: result.output.includes('FULL TURBO') };
}
