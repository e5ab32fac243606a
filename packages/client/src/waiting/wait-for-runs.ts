import type { CallOptions } from '../call/call-options.js';
import type { Answer, OperationCaller } from '../call/operation-caller.js';
import type { Clock } from '../config/clock.js';
import type { Run } from '../decode/run.js';
import { WaitTimeoutError } from '../errors/index.js';
import { type IdRef, requiredId } from '../references/ref.js';
import { requireMany } from '../references/require-many.js';
import type { ReferenceKey } from '../resources/list-query.js';
import { checkWait } from './check-wait.js';
import { batchLimits, lookAtRuns, NOTHING_ASKED, unknownRun } from './look-at-runs.js';
import { lookLimit } from './look-limit.js';
import { Outage } from './outage.js';
import { pollDelay } from './poll-delay.js';
import { runFailed } from './run-failed.js';
import { isFinalState } from './run-state.js';
import { Stopwatch } from './stopwatch.js';
import type { WaitAllOptions } from './wait-options.js';

const DAY_MS = 86_400_000;
/** A run that was just submitted may be missing in a list for a moment; one that stays missing is not there. */
const MOST_ABSENCES = 3;

export interface WaitAllDependencies {
  readonly caller: OperationCaller;
  readonly clock: Clock;
  readonly random: () => number;
  readonly key: (options: CallOptions) => Promise<ReferenceKey | undefined>;
}

/** Waits until all runs are over, looking at up to 200 of them with one request, and returns them in the order given. */
export async function waitForRuns(
  { caller, clock, random, key }: WaitAllDependencies,
  given: Iterable<IdRef> | AsyncIterable<IdRef>,
  options: WaitAllOptions = {},
): Promise<Answer<Run[]>> {
  checkWait(options, 'timeoutMs until onProgress throwOnFailure namespace');
  const { timeoutMs = DAY_MS, until = over, poll = {}, signal, headers, retry, throwOnFailure, onProgress } = options;
  const order = await idsOf(given);
  const waiting = new Set(order);
  const total = waiting.size;
  const callOptions: CallOptions = { signal, headers, retry };
  const [stopwatch, outage, limits] = [new Stopwatch(clock), new Outage(), batchLimits()];
  const seen = new Map<string, Run>();
  const absences = new Map<string, number>();
  let response = NOTHING_ASKED;
  const owner = waiting.size > 0 ? await key(callOptions) : undefined;
  for (let looks = 1; waiting.size > 0; looks++) {
    const limit = lookLimit(timeoutMs - stopwatch.elapsedMs);
    const look = () => lookAtRuns(caller, [...waiting], owner, limits, { ...callOptions, ...limit.options });
    const answer = await stopwatch
      .look(look, limit.longestMs * Math.ceil(waiting.size / limits.ids))
      .catch((error: unknown) => outage.endure(error, stopwatch.elapsedMs));
    if (answer) {
      const runs = answer.data;
      response = answer.response;
      outage.over();
      for (const run of runs) {
        seen.set(run.id, run);
        absences.delete(run.id);
        if (!until(run) && !over(run)) continue;
        waiting.delete(run.id);
        if (throwOnFailure && over(run) && run.state !== 'succeeded') throw await runFailed({ run });
      }
      refuseAbsent(waiting, runs, absences);
      onProgress?.({
        done: seen.size - unfinished(waiting, seen),
        total,
        runs,
        elapsedMs: stopwatch.elapsedMs,
      });
      if (waiting.size === 0) break;
    }
    const restMs = timeoutMs - stopwatch.elapsedMs;
    if (restMs <= 0) throw timedOut(waiting, timeoutMs, seen);
    await stopwatch.pause(Math.min(restMs, pollDelay(looks, poll, random)), signal);
  }
  return { data: order.map((id) => seen.get(id) as Run), response };
}

async function idsOf(refs: Iterable<IdRef> | AsyncIterable<IdRef>): Promise<string[]> {
  requireMany(refs);
  const ids: string[] = [];
  for await (const ref of refs) ids.push(requiredId(ref, 'run'));
  return ids;
}

const over = (run: Run): boolean => isFinalState(run.state);

const unfinished = (waiting: ReadonlySet<string>, seen: ReadonlyMap<string, Run>): number =>
  [...waiting].filter((id) => seen.has(id)).length;

function refuseAbsent(waiting: ReadonlySet<string>, runs: readonly Run[], absences: Map<string, number>): void {
  const shown = new Set(runs.map(({ id }) => id));
  for (const id of waiting) {
    if (shown.has(id)) continue;
    const count = (absences.get(id) ?? 0) + 1;
    if (count >= MOST_ABSENCES) throw unknownRun(id);
    absences.set(id, count);
  }
}

function timedOut(
  waiting: ReadonlySet<string>,
  timeoutMs: number,
  seen: ReadonlyMap<string, Run>,
): WaitTimeoutError<Run | undefined> {
  const [first] = waiting;
  const message = `${waiting.size} of the runs were not over after ${timeoutMs} ms; first of them ${first}.`;
  return new WaitTimeoutError(message, {
    run: seen.get(first as string),
    hint: 'The runs go on: wait again, or give more timeoutMs.',
  });
}
