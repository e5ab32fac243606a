import { Worker } from 'node:worker_threads';

/** Asks a server again and again from a thread of its own, so that what the asking test does is not measured. */
export interface HealthWatch {
  /** Ends the watch; the longest wait for an answer in milliseconds. */
  stop(): Promise<number>;
}

const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
let over = false;
let longestMs = 0;
parentPort.once('message', () => { over = true; });
(async () => {
  while (!over) {
    const asked = performance.now();
    await fetch(workerData).then((response) => response.text()).catch(() => {});
    longestMs = Math.max(longestMs, performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  parentPort.postMessage(longestMs);
})();
`;

export function watchHealth(url: string): HealthWatch {
  const worker = new Worker(PROGRAM, { eval: true, workerData: url, execArgv: [] });
  return {
    stop: () =>
      new Promise((resolve) => {
        worker.once('message', (longestMs: number) => {
          resolve(longestMs);
          void worker.terminate();
        });
        worker.postMessage('stop');
      }),
  };
}
