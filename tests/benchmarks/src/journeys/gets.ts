import { KfpClient } from '@kfp-ts/client';
import { fill } from '../emulator/emulated-runs.js';
import { EMULATOR, startBinary } from '../emulator/server-process.js';
import { type Journey, median, secondsSince } from './journey.js';

const RUNS = 1_000;
const AT_ONCE = 32;
const ROUNDS = 7;

/** Many runs one by one, some of them at once, from a server that has work to do for each. */
export const gets: Journey = {
  name: `${RUNS} gets at ${AT_ONCE} at once`,
  async run() {
    const server = await startBinary(EMULATOR, ['--execution', 'manual']);
    try {
      await fill(server, RUNS);
      const kfp = new KfpClient({ endpoint: server.url });
      const ids = (await kfp.runs.list().toArray({ limit: RUNS })).map(({ id }) => id);
      const byClient = (id: string) => kfp.runs.get(id);
      const byFetch = async (id: string) => (await fetch(`${server.url}/apis/v1beta1/runs/${id}`)).json();
      await secondsOf(ids, byFetch);
      await secondsOf(ids, byClient);
      const own: number[] = [];
      const ratios: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const plain = await secondsOf(ids, byFetch);
        own.push(await secondsOf(ids, byClient));
        ratios.push((own[round] as number) / plain);
      }
      return [
        { name: 'gets', value: median(own), unit: ' s' },
        { name: 'gets, against fetch', value: median(ratios), unit: ' ×' },
      ];
    } finally {
      await server.stop();
    }
  },
};

async function secondsOf(ids: readonly string[], get: (id: string) => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const left = [...ids];
  const worker = async () => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) await get(id);
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return secondsSince(start);
}
