import type { RunGraph } from '@kfp-ts/workflow';
import type { Answer } from '../call/operation-caller.js';
import { NotFoundError } from '../errors/index.js';
import type { RunSnapshot } from './run-snapshot.js';

/** The tasks of a run; undefined while the server has no workflow for it. */
export async function graphOf({ workflowManifest }: RunSnapshot): Promise<RunGraph | undefined> {
  if (!workflowManifest) return undefined;
  const { runGraph } = await import('@kfp-ts/workflow');
  return runGraph(workflowManifest);
}

/**
 * As {@link graphOf}.
 *
 * @throws NotFoundError when there is no workflow.
 */
export async function requiredGraph({ data, response }: Answer<RunSnapshot>): Promise<Answer<RunGraph>> {
  const graph = await graphOf(data);
  if (graph) return { data: graph, response };
  throw new NotFoundError(`Run ${data.run.id} has no workflow to show.`, {
    status: 404,
    operationId: 'GetRun',
    method: 'GET',
    path: `/apis/v1beta1/runs/${data.run.id}`,
    attempts: response.attempts,
  });
}
