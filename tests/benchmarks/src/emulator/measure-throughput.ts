import { call, createRun, fill, page, RUNS } from './emulated-runs.js';
import type { LoadGenerator, LoadRequest, Measurement } from './load.js';
import { median } from './median.js';
import { EMULATOR, type ServerProcess, startBinary, startCeiling, startPrism } from './server-process.js';

export type Contender = 'nothing' | 'Prism' | 'emulator';
export type Operation = 'get-run' | 'list-runs' | 'create-run';

/** How the contenders did in one scenario; each value is the median of the rounds. */
export interface Throughput {
  readonly operation: Operation;
  readonly connections: number;
  readonly perSecond: Readonly<Record<Contender, number>>;
  readonly p99Ms: Readonly<Record<Contender, number>>;
  readonly answerBytes: Readonly<Record<Contender, number>>;
}

export interface Rounds {
  readonly rounds: number;
  /** Of one contender in one round. */
  readonly seconds: number;
}

const OPERATIONS: readonly Operation[] = ['get-run', 'list-runs', 'create-run'];
const CONNECTIONS: readonly number[] = [1, 32];
/** Until then the engine interprets and compiles more than it runs, in all servers alike. */
const WARM_UP_SECONDS = 3;
/** Different runs to get: more than one, fewer than any cache could be told to hold for a benchmark. */
const RUNS_TO_GET = 1000;

/** Measures the operations against all servers in turns, so that what else the machine does falls on all alike. */
export async function measureThroughput(
  generator: LoadGenerator,
  { rounds, seconds }: Rounds,
  report: (result: Throughput) => void,
): Promise<Throughput[]> {
  const results: Throughput[] = [];
  for (const operation of OPERATIONS) {
    // New ones for each operation: what one leaves behind is no burden for the next.
    const contenders: Record<Contender, ServerProcess> = {
      nothing: await startCeiling(),
      Prism: await startPrism(),
      emulator: await startBinary(EMULATOR),
    };
    try {
      const requests = await requestsOf(operation, contenders.emulator);
      for (const connections of CONNECTIONS) {
        const measured: Record<Contender, Measurement[]> = { nothing: [], Prism: [], emulator: [] };
        for (let round = -1; round < rounds; round += 1) {
          for (const [name, { url }] of Object.entries(contenders) as [Contender, ServerProcess][]) {
            const duration = round < 0 ? WARM_UP_SECONDS : seconds;
            const measurement = await generator.measure({ url, requests, connections, seconds: duration });
            if (round >= 0) measured[name].push(measurement);
          }
        }
        const medians = (member: keyof Measurement): Record<Contender, number> => ({
          nothing: median(measured.nothing.map((one) => one[member])),
          Prism: median(measured.Prism.map((one) => one[member])),
          emulator: median(measured.emulator.map((one) => one[member])),
        });
        const result: Throughput = {
          operation,
          connections,
          perSecond: medians('perSecond'),
          p99Ms: medians('p99Ms'),
          answerBytes: medians('answerBytes'),
        };
        report(result);
        results.push(result);
      }
    } finally {
      for (const server of Object.values(contenders)) await server.stop();
    }
  }
  return results;
}

async function requestsOf(operation: Operation, emulator: ServerProcess): Promise<LoadRequest[]> {
  const experimentId = await fill(emulator, operation === 'list-runs' ? 1000 : 1);
  if (operation === 'list-runs') return [{ path: page() }];
  const create = createRun(experimentId);
  if (operation === 'create-run') return [create];
  const runs: LoadRequest[] = [];
  for (let i = 0; i < RUNS_TO_GET; i += 1) {
    const { run } = await call<{ run: { id: string } }>(emulator, create);
    runs.push({ path: `${RUNS}/${run.id}` });
  }
  return runs;
}
