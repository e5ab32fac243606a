import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { isInvalidRequestError } from '../errors/index.js';
import type { Pipelines } from './pipelines.js';
import type { ResourceContext } from './resource-context.js';

/** Deletes a pipeline with its versions, which servers of the 2.x releases want to be deleted first. */
export async function deletePipeline(
  { caller }: ResourceContext,
  { versions }: Pipelines,
  id: string,
  options?: CallOptions,
): Promise<Answer<unknown>> {
  try {
    return await caller.call('DeletePipeline', { path: { id } }, options);
  } catch (error) {
    if (!isInvalidRequestError(error)) throw error;
    const left = await versions.list(id, {}, options).toArray({ limit: Number.POSITIVE_INFINITY });
    if (left.length === 0) throw error;
    for (const version of left) await versions.delete(version, options);
    return caller.call('DeletePipeline', { path: { id } }, options);
  }
}
