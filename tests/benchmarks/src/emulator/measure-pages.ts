import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fill, NAMESPACE, POLICY, page, USER } from './emulated-runs.js';
import type { LoadGenerator, LoadRequest } from './load.js';
import type { Rounds } from './measure-throughput.js';
import { median } from './median.js';
import { EMULATOR, type ServerProcess, startBinary } from './server-process.js';

const FEW = 1000;
const MANY = 1_000_000;

export type PageScope = 'of all runs' | 'within a namespace' | 'within an experiment';

/** Pages of 200 runs, from a thousand and from a million. */
export interface PageSpeed {
  readonly scope: PageScope;
  readonly connections: number;
  readonly perSecondOfFew: number;
  readonly perSecondOfMany: number;
}

export interface Pages {
  readonly speeds: readonly PageSpeed[];
  readonly fillSeconds: number;
  /** Resident memory with a million runs, after pages of them were sent; the larger of single- and multi-user. */
  readonly residentBytes: number;
}

/** Measures pages of an emulator with few and of one with many runs, in single-user and in multi-user mode. */
export async function measurePages(
  generator: LoadGenerator,
  rounds: Rounds,
  report: (speed: PageSpeed) => void,
): Promise<Pages> {
  const folder = mkdtempSync(join(tmpdir(), 'kfp-bench-'));
  const policy = join(folder, 'policy.json');
  writeFileSync(policy, JSON.stringify(POLICY));
  const speeds: PageSpeed[] = [];
  let fillSeconds = 0;
  let residentBytes = 0;
  try {
    for (const args of [[], ['--multi-user', '--policy', policy]]) {
      const few = await startBinary(EMULATOR, args);
      const many = await startBinary(EMULATOR, args);
      try {
        const fewExperiment = await fill(few, FEW);
        const start = performance.now();
        const manyExperiment = await fill(many, MANY);
        fillSeconds = Math.max(fillSeconds, (performance.now() - start) / 1000);
        const scopes: readonly PageScope[] =
          args.length === 0 ? ['of all runs', 'within an experiment'] : ['within a namespace'];
        for (const scope of scopes) {
          for (const connections of [1, 32]) {
            const measure = (server: ServerProcess, experiment: string, seconds: number) =>
              generator.measure({ url: server.url, requests: [pageOf(scope, experiment)], connections, seconds });
            const ofFew: number[] = [];
            const ofMany: number[] = [];
            for (let round = -1; round < rounds.rounds; round += 1) {
              const seconds = round < 0 ? 1 : rounds.seconds;
              const fewMeasured = await measure(few, fewExperiment, seconds);
              const manyMeasured = await measure(many, manyExperiment, seconds);
              if (round < 0) continue;
              ofFew.push(fewMeasured.perSecond);
              ofMany.push(manyMeasured.perSecond);
            }
            const speed = { scope, connections, perSecondOfFew: median(ofFew), perSecondOfMany: median(ofMany) };
            report(speed);
            speeds.push(speed);
          }
        }
        residentBytes = Math.max(residentBytes, many.residentBytes());
      } finally {
        await few.stop();
        await many.stop();
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { speeds, fillSeconds, residentBytes };
}

function pageOf(scope: PageScope, experimentId: string): LoadRequest {
  if (scope === 'of all runs') return { path: page() };
  if (scope === 'within an experiment') return { path: page({ type: 'EXPERIMENT', id: experimentId }) };
  return { path: page({ type: 'NAMESPACE', id: NAMESPACE }), headers: USER };
}
