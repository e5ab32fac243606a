import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import type { Clock } from '../config/clock.js';
import type { Run } from '../decode/run.js';
import { WaitTimeoutError } from '../errors/index.js';
import { checkWait } from './check-wait.js';
import { lookLimit } from './look-limit.js';
import { Outage } from './outage.js';
import { pollDelay } from './poll-delay.js';
import { runFailed } from './run-failed.js';
import { graphOf } from './run-graph.js';
import type { RunSnapshot } from './run-snapshot.js';
import { isFinalState } from './run-state.js';
import { Stopwatch } from './stopwatch.js';
import type { WaitOptions, WaitProgress } from './wait-options.js';

const DAY_MS = 86_400_000;

export interface WaitDependencies {
  readonly look: (options: CallOptions) => Promise<Answer<RunSnapshot>>;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Looks at a run until it is over (or what `until` says), fails, or the time is up. */
export async function waitForRun(
  { look, clock, random }: WaitDependencies,
  runId: string,
  options: WaitOptions = {},
): Promise<Answer<Run>> {
  checkWait(options, 'timeoutMs until onProgress graph throwOnFailure');
  const { timeoutMs = DAY_MS, until, poll = {}, throwOnFailure = true, signal, headers, retry } = options;
  const stopwatch = new Stopwatch(clock);
  const outage = new Outage();
  let last: Run | undefined;
  for (let looks = 1; ; looks++) {
    signal?.throwIfAborted();
    const leftMs = timeoutMs - stopwatch.elapsedMs;
    const limit = lookLimit(leftMs);
    const answer = await stopwatch
      .look(() => look({ signal, headers, retry, ...limit.options }), limit.longestMs)
      .catch((error: unknown) => outage.endure(error, stopwatch.elapsedMs));
    if (answer) {
      outage.over();
      last = answer.data.run;
      await report(answer.data, options, stopwatch.elapsedMs);
      if (until?.(last)) return { data: last, response: answer.response };
      if (isFinalState(last.state)) {
        if (last.state !== 'succeeded' && throwOnFailure) throw await runFailed(answer.data);
        return { data: last, response: answer.response };
      }
    }
    const restMs = timeoutMs - stopwatch.elapsedMs;
    if (restMs <= 0) throw timedOut(runId, timeoutMs, last);
    await stopwatch.pause(Math.min(restMs, pollDelay(looks, poll, random)), signal);
  }
}

async function report(snapshot: RunSnapshot, options: WaitOptions, elapsedMs: number): Promise<void> {
  if (!options.onProgress) return;
  const graph = options.graph === false ? undefined : await graphOf(snapshot);
  const progress: WaitProgress = { run: snapshot.run, ...(graph && { graph }), elapsedMs };
  options.onProgress(progress);
}

function timedOut(runId: string, timeoutMs: number, run: Run | undefined): WaitTimeoutError<Run | undefined> {
  return new WaitTimeoutError(
    `Run ${runId} was not over after ${timeoutMs} ms; last seen as ${run?.status ?? 'nothing'}.`,
    {
      run,
      hint: 'The run goes on: wait again, give more timeoutMs, or terminate it.',
    },
  );
}
