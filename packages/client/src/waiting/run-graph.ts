import type { RunGraph } from '@kfp-ts/workflow';
import type { Answer } from '../call/operation-caller.js';
import { NotFoundError, UnexpectedResponseError } from '../errors/index.js';
import type { RunSnapshot } from './run-snapshot.js';

/** The tasks of a run; undefined while the server has no workflow for it. */
export async function graphOf({ workflowManifest }: RunSnapshot): Promise<RunGraph | undefined> {
  if (!workflowManifest) return undefined;
  const { readPackage, runGraph } = await import('@kfp-ts/workflow');
  if (workflowManifest.trimStart().startsWith('{')) return runGraph(workflowManifest);
  return runGraph((await readPackage({ name: 'pipeline.yaml', content: workflowManifest })).manifest);
}

/**
 * As {@link graphOf}.
 *
 * @throws NotFoundError when there is no workflow, UnexpectedResponseError when it cannot be read.
 */
export async function requiredGraph({ data, response }: Answer<RunSnapshot>): Promise<Answer<RunGraph>> {
  const { id } = data.run;
  const { attempts } = response;
  const exchange = { operationId: 'GetRun', method: 'GET', path: `/apis/v1beta1/runs/${id}`, attempts };
  const graph = await graphOf(data).catch((cause: Error) => {
    throw new UnexpectedResponseError(`The workflow of run ${id} cannot be read: ${cause.message}`, {
      ...exchange,
      status: 200,
      hint: "The run's own status does not need it: see runs.get().",
      cause,
    });
  });
  if (graph) return { data: graph, response };
  throw new NotFoundError(`Run ${id} has no workflow to show.`, {
    ...exchange,
    status: 404,
    hint: 'It has one once the workflow controller has reported it; look again a little later.',
  });
}
