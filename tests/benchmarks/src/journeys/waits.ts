import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { KfpClient, type Middleware } from '@kfp-ts/client';
import { type Journey, median, secondsSince } from './journey.js';

const RUN_MS = 1_000;
const ROUNDS = 3;

/** `waitAll` of many runs that end after a second, beside asking for one after the other in the same rounds. */
export const waits: readonly Journey[] = [200, 1_000].map((runs) => ({
  name: `wait for ${runs} runs`,
  run: async () => {
    const { url, ids, begin, stop } = await startEndingRuns(runs);
    const traffic = { requests: 0, bytes: 0 };
    const counting: Middleware = async (request, next) => {
      const response = await next(request);
      traffic.requests += 1;
      traffic.bytes += request.url.length + response.text.length;
      return response;
    };
    const kfp = new KfpClient({ endpoint: url, middleware: [counting] });
    try {
      const seconds: number[] = [];
      const requests: number[] = [];
      const bytes: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        await begin();
        Object.assign(traffic, { requests: 0, bytes: 0 });
        const start = performance.now();
        const ended = await kfp.runs.waitAll(ids);
        seconds.push(secondsSince(start));
        if (ended.some(({ status }) => status !== 'Succeeded')) throw new Error('A run is not over.');
        requests.push(traffic.requests);
        bytes.push(traffic.bytes);
      }
      const looks = Math.ceil(median(requests) / Math.ceil(runs / 200));
      Object.assign(traffic, { requests: 0, bytes: 0 });
      await Promise.all(ids.map((id) => kfp.runs.get(id)));
      return [
        { name: `${runs} runs awaited`, value: median(seconds), unit: ' s' },
        { name: `requests for ${runs} runs`, value: median(requests), unit: '' },
        { name: `requests for ${runs} runs, against one a run`, value: median(requests) / (runs * looks), unit: ' ×' },
        {
          name: `bytes for ${runs} runs, against one a run`,
          value: median(bytes) / (traffic.bytes * looks),
          unit: ' ×',
        },
      ];
    } finally {
      await stop();
    }
  },
}));

async function startEndingRuns(runs: number) {
  const child = fork(
    fileURLToPath(new URL('./ending-runs-server.ts', import.meta.url)),
    [String(runs), String(RUN_MS)],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const [{ url, ids }] = (await once(child, 'message')) as [{ url: string; ids: string[] }];
  return {
    url,
    ids,
    async begin() {
      child.send('begin');
      await once(child, 'message');
    },
    async stop() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
