/** A nightly run: made once, then kept as described however often this program runs. */
import { fileURLToPath } from 'node:url';
import { KfpClient } from '@kfp-ts/client';

const kfp = KfpClient.fromEnvironment();
const { version } = await kfp.pipelines.upsert(fileURLToPath(new URL('pipelines/artifacts.yaml', import.meta.url)), {
  name: 'report',
});
const { outcome, changes } = await kfp.recurringRuns.apply({
  name: 'nightly report',
  // Six fields, seconds first: 02:30 each night.
  trigger: { cron: '0 30 2 * * *' },
  version,
  parameters: { rows: 100 },
  catchup: false,
});
console.log(outcome, changes);
