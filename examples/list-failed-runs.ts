/** Walks the failed runs of the last day, newest first; pages are fetched as they are needed. */
import { KfpClient } from '@kfp-ts/client';

const kfp = KfpClient.fromEnvironment();
const createdAfter = new Date(Date.now() - 24 * 3600 * 1000);
let count = 0;
for await (const run of kfp.runs.list({ status: ['Failed', 'Error'], createdAfter, sortBy: '-createdAt' })) {
  console.log(run.createdAt.toISOString(), run.name, run.status);
  count += 1;
}
console.log(`${count} failed`);
