import type { Run } from '../decode/run.js';
import { RunFailedError } from '../errors/index.js';
import { graphOf } from './run-graph.js';
import type { RunSnapshot } from './run-snapshot.js';

/** The error for a run that ended otherwise than with success; tells the first failed task where the workflow shows one. */
export async function runFailed(snapshot: RunSnapshot): Promise<RunFailedError<Run>> {
  const { run } = snapshot;
  const reason = await explain(snapshot);
  return new RunFailedError(`Run "${run.name}" ended as ${run.status}${reason ? `: ${reason.message}` : '.'}`, {
    run,
    hint: reason?.hint ?? `See its tasks with client.runs.graph('${run.id}').`,
  });
}

async function explain(snapshot: RunSnapshot): Promise<{ message: string; hint?: string } | undefined> {
  try {
    const graph = await graphOf(snapshot);
    if (!graph) return undefined;
    const { explainFailure } = await import('@kfp-ts/workflow');
    return explainFailure(graph);
  } catch {
    // The failure itself is certain; a workflow that cannot be read must not hide it.
    return undefined;
  }
}
