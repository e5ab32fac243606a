import { fuzz } from './fuzz.js';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 100_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000);

console.log(`${REQUESTS} requests, FUZZ_SEED=${SEED}`);
const started = Date.now();
const { statuses, broken } = await fuzz(REQUESTS, SEED);
console.log(
  statuses,
  `${Math.round((Date.now() - started) / 1000)} s, ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
);
for (const line of broken) console.log(line);
if (broken.length > 0) process.exitCode = 1;
