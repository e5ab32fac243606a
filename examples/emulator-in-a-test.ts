/** A server for a test: starts in milliseconds, and its clock moves when told. */
import { fileURLToPath } from 'node:url';
import { KfpClient } from '@kfp-ts/client';
import { startEmulator } from '@kfp-ts/emulator';

const emulator = await startEmulator({ speed: 0 });
const kfp = new KfpClient({ endpoint: emulator.url });
const run = await kfp.runs.submit({
  name: 'tested',
  package: fileURLToPath(new URL('pipelines/conditions.yaml', import.meta.url)),
});
console.log('before:', (await kfp.runs.get(run.id)).status || 'Pending');
await emulator.clock.advance(10 * 60_000);
console.log('after ten minutes:', (await kfp.runs.get(run.id)).status);
await emulator.close();
