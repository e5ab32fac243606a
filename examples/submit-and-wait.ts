/** Runs a compiled pipeline from a file and waits for it, telling each change of a task. */
import { fileURLToPath } from 'node:url';
import { isRunFailedError, KfpClient } from '@kfp-ts/client';

const kfp = KfpClient.fromEnvironment();
const run = await kfp.runs.submit({
  name: 'artifacts',
  package: fileURLToPath(new URL('pipelines/artifacts.yaml', import.meta.url)),
  parameters: { rows: 25 },
});
console.log(`To look at: ${kfp.links.run(run)}`);
try {
  const done = await run.wait({
    timeoutMs: 10 * 60_000,
    onProgress: ({ run: seen }) => console.log(seen.status || 'Pending'),
  });
  console.log(`${done.name}: ${done.status} at ${done.finishedAt?.toISOString()}`);
} catch (error) {
  if (!isRunFailedError(error)) throw error;
  console.error(`${error.message}\n${error.hint ?? ''}`);
  process.exitCode = 1;
}
