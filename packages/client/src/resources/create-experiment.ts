import type { ApiExperiment } from '@kfp-ts/api';
import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { requireKnown } from '../config/require-known.js';
import { type Experiment, toExperiment } from '../decode/experiment.js';
import { nonEmpty } from '../references/ref.js';
import { namespaceOwner } from '../references/resource-references.js';
import { mapAnswer } from './call-promise.js';
import type { ExperimentRequest } from './experiments.js';
import { resolveNamespace } from './resolve-namespace.js';
import type { ResourceContext } from './resource-context.js';

/** The request, when the server can keep it. */
export function checkedExperiment(request: ExperimentRequest): ExperimentRequest {
  requireKnown('experiment', request, 'name description namespace');
  const { name, description } = request;
  if (description !== undefined && description !== '') nonEmpty(description, 'description of the experiment');
  nonEmpty(name, 'experiment name');
  return request;
}

/** Makes an experiment. */
export async function createExperiment(
  context: ResourceContext,
  request: ExperimentRequest,
  options?: CallOptions,
): Promise<Answer<Experiment>> {
  const { name, description, namespace: given } = checkedExperiment(request);
  const namespace = await resolveNamespace(context, given, options);
  const body: ApiExperiment = {
    name,
    ...(description && { description }),
    ...(namespace && { resource_references: [namespaceOwner(namespace)] }),
  };
  return mapAnswer(context.caller.call('CreateExperiment', { body }, options), toExperiment);
}
