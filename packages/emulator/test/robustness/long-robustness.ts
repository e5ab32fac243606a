import { abuse } from './abuse.js';
import { killRounds } from './kill-rounds.js';

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 100);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

const broken: string[] = [];
for await (const { what, took, residentBytes, wrong } of abuse()) {
  console.log(`${what}: ${took.toFixed(1)} s, ${Math.round(residentBytes / 1e6)} MB resident`);
  broken.push(...wrong.map((one) => `${what}: ${one}`));
}

console.log(`${ROUNDS} kills, FUZZ_SEED=${SEED}`);
const started = Date.now();
const killed = await killRounds(ROUNDS, SEED);
broken.push(...killed.broken);
const seconds = Math.round((Date.now() - started) / 1000);
console.log(
  `${killed.acknowledged} acknowledged changes, ${killed.killedWhileStarting} kills before ready, ${seconds} s`,
);

for (const line of broken) console.log(line);
if (broken.length > 0) process.exitCode = 1;
