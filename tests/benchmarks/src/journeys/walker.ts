/** Walks over all runs in this process, and tells its parent how long that took and how much it grew: `walker LOOP URL`. */
import { type WalkLoop, walkLoops } from './walk-loops.js';

export interface WalkReport {
  readonly runs: number;
  readonly seconds: number;
  readonly grownMegabytes: number;
}

const WARM_UP_RUNS = 10_000;

const [name = '', url = ''] = process.argv.slice(2);
const walk = walkLoops[name] as WalkLoop;
await walk(url, WARM_UP_RUNS, () => {});
globalThis.gc?.();

const before = process.memoryUsage.rss();
let most = before;
const start = performance.now();
const runs = await walk(url, Number.POSITIVE_INFINITY, () => {
  most = Math.max(most, process.memoryUsage.rss());
});
const seconds = (performance.now() - start) / 1000;
process.send?.({ runs, seconds, grownMegabytes: (most - before) / 2 ** 20 } satisfies WalkReport);
process.disconnect();
