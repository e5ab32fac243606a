import type { RunGraph } from '@kfp-ts/workflow';
import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import type { Clock } from '../config/clock.js';
import type { Run } from '../decode/run.js';
import { checkWait } from './check-wait.js';
import { Outage } from './outage.js';
import { pollDelay } from './poll-delay.js';
import { graphOf } from './run-graph.js';
import type { RunSnapshot } from './run-snapshot.js';
import { isFinalState } from './run-state.js';
import { Stopwatch } from './stopwatch.js';
import type { WatchOptions } from './wait-options.js';

type Node = RunGraph['nodes'][number];

/** Something that became different about a run. */
export type RunChange =
  | { readonly kind: 'run'; readonly run: Run; readonly previous?: Run }
  | { readonly kind: 'task'; readonly run: Run; readonly task: Node; readonly previousState?: string };

export interface WatchDependencies {
  readonly look: (id: string, options: CallOptions) => Promise<Answer<RunSnapshot>>;
  readonly clock: Clock;
  readonly random: () => number;
}

/** The changes of runs, until they are over: first what each is now, then what becomes of it and, unless told otherwise, of its tasks. */
export async function* watchRuns(
  { look, clock, random }: WatchDependencies,
  ids: readonly string[],
  options: WatchOptions = {},
): AsyncGenerator<RunChange> {
  checkWait(options, 'tasks');
  const { poll = {}, signal, headers, retry, tasks = true } = options;
  const watched = new Map(ids.map((id) => [id, new RunHistory()]));
  const [stopwatch, outage] = [new Stopwatch(clock), new Outage()];
  for (let quiet = 1; ; quiet++) {
    for (const [id, history] of watched) {
      signal?.throwIfAborted();
      const answer = await look(id, { signal, headers, retry }).catch((error: unknown) =>
        outage.endure(error, stopwatch.elapsedMs),
      );
      if (!answer) continue;
      outage.over();
      for (const change of history.changes(answer.data.run, tasks ? await graphOf(answer.data) : undefined)) {
        // Where something happens, more may: looks are close together again.
        quiet = 1;
        yield change;
      }
      if (isFinalState(answer.data.run.state)) watched.delete(id);
    }
    if (watched.size === 0) return;
    await stopwatch.pause(pollDelay(quiet, poll, random), signal);
  }
}

/** What was last seen of a run and its tasks. */
class RunHistory {
  #run: Run | undefined;
  readonly #states = new Map<string, string>();

  changes(run: Run, graph: RunGraph | undefined): RunChange[] {
    const changes: RunChange[] = [];
    const previous = this.#run;
    if (previous?.status !== run.status || previous.finishedAt?.getTime() !== run.finishedAt?.getTime()) {
      changes.push({ kind: 'run', run, ...(previous && { previous }) });
    }
    for (const task of graph?.nodes ?? []) {
      const previousState = this.#states.get(task.id);
      if (previousState === task.state) continue;
      this.#states.set(task.id, task.state);
      changes.push({ kind: 'task', run, task, ...(previousState !== undefined && { previousState }) });
    }
    this.#run = run;
    return changes;
  }
}
