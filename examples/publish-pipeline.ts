/** Publishes a pipeline from a build: a new version only when its content has changed. */
import { fileURLToPath } from 'node:url';
import { KfpClient } from '@kfp-ts/client';

const kfp = KfpClient.fromEnvironment();
const file = fileURLToPath(new URL('pipelines/fan-out-fan-in.tar.gz', import.meta.url));
const { pipeline, version, outcome } = await kfp.pipelines.upsert(file, { name: 'fan-out-fan-in' });
console.log(`${pipeline.name}: ${outcome}, version ${version.name}`);
console.log((await kfp.pipelines.upsert(file, { name: 'fan-out-fan-in' })).outcome);
