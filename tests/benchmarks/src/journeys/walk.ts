import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { fill } from '../emulator/emulated-runs.js';
import { EMULATOR, startBinary } from '../emulator/server-process.js';
import { type Journey, median } from './journey.js';
import type { WalkReport } from './walker.js';

const RUNS = 100_000;
const ROUNDS = 5;

/** A walk over all runs of a large installation, beside the loop that one writes without a client. */
export const walk: Journey = {
  name: `walk over ${RUNS} runs`,
  async run() {
    const server = await startBinary(EMULATOR, ['--execution', 'manual']);
    try {
      await fill(server, RUNS);
      const reports: Record<string, WalkReport[]> = { fetch: [], KfpClient: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [name, own] of Object.entries(reports)) own.push(await walkOnce(name, server.url));
      }
      const { fetch: plain = [], KfpClient: client = [] } = reports;
      const ratios = client.map(({ seconds }, round) => seconds / (plain[round] as WalkReport).seconds);
      return [
        { name: 'walk by fetch', value: median(plain.map(({ seconds }) => seconds)), unit: ' s' },
        { name: 'walk', value: median(client.map(({ seconds }) => seconds)), unit: ' s' },
        { name: 'walk, against fetch', value: median(ratios), unit: ' ×' },
        { name: 'memory of a walk', value: Math.max(...client.map((report) => report.grownMegabytes)), unit: ' MB' },
      ];
    } finally {
      await server.stop();
    }
  },
};

async function walkOnce(loop: string, url: string): Promise<WalkReport> {
  const child = fork(fileURLToPath(new URL('./walker.ts', import.meta.url)), [loop, url], {
    execArgv: [...process.execArgv, '--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [report] = (await once(child, 'message')) as [WalkReport];
  if (report.runs !== RUNS) throw new Error(`${loop} has seen ${report.runs} runs of ${RUNS}.`);
  return report;
}
