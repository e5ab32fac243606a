import type { Contender } from './contenders.js';

/** One load that all contenders get. */
export interface Scenario {
  readonly name: string;
  readonly call: 'small' | 'page';
  readonly atOnce: number;
  /** Calls of one contender in one round. */
  readonly calls: number;
}

/** How a contender did against the first one, round by round. */
export interface Comparison {
  readonly name: string;
  /** Microseconds a call, median of the rounds. */
  readonly microseconds: number;
  /** Its time divided by the first contender's of the same round: quartiles. */
  readonly ratio: { readonly low: number; readonly median: number; readonly high: number };
}

const WARM_UP_ROUNDS = 3;

/** Runs all contenders in turns, so that what else the machine does falls on all of them alike. */
export async function compare(
  contenders: readonly Contender[],
  scenario: Scenario,
  rounds: number,
): Promise<Comparison[]> {
  const times = contenders.map((): number[] => []);
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      // Another one begins each round: who comes after whom matters to caches and collections.
      const index = (turn + round + WARM_UP_ROUNDS) % contenders.length;
      const contender = contenders[index] as Contender;
      // Or a contender pays for the garbage of the one before it, which is always the same one.
      globalThis.gc?.();
      const time = await timeOf(contender[scenario.call], scenario);
      if (round >= 0) times[index]?.push(time);
    }
  }
  const base = times[0] as number[];
  return contenders.map(({ name }, index) => {
    const own = times[index] as number[];
    const ratios = own.map((time, round) => time / (base[round] as number));
    return {
      name,
      microseconds: quantile(own, 0.5),
      ratio: { low: quantile(ratios, 0.25), median: quantile(ratios, 0.5), high: quantile(ratios, 0.75) },
    };
  });
}

/** Microseconds a call. */
async function timeOf(call: () => Promise<unknown>, { atOnce, calls }: Scenario): Promise<number> {
  let left = calls;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  const start = process.hrtime.bigint();
  await Promise.all(Array.from({ length: atOnce }, worker));
  return Number(process.hrtime.bigint() - start) / 1000 / calls;
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] as number;
}
