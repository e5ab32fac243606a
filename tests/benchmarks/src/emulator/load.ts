import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface LoadRequest {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What to send: each connection goes through the requests in turns, one at a time, for so many seconds. */
export interface Load {
  readonly url: string;
  readonly requests: readonly LoadRequest[];
  readonly connections: number;
  readonly seconds: number;
}

export interface Measurement {
  /** Answered requests a second. */
  readonly perSecond: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  /** Answers that were no 2xx, and connections that broke. */
  readonly failed: number;
  /** Bytes of an answer with its head, on average. */
  readonly answerBytes: number;
}

export interface LoadGenerator {
  measure(load: Load): Promise<Measurement>;
  stop(): Promise<void>;
}

/** Starts the generator in another process, so that it takes no time from any server. */
export function startLoadGenerator(): LoadGenerator {
  const file = new URL('./load-generator.ts', import.meta.url);
  const child = fork(fileURLToPath(file), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return {
    async measure(load) {
      child.send(load);
      const [measurement] = (await once(child, 'message')) as [Measurement];
      if (measurement.failed > 0)
        throw new Error(`${measurement.failed} requests to ${load.requests[0]?.path} failed.`);
      return measurement;
    },
    async stop() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
