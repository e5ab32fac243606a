import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { defined } from '../config/defined.js';
import { idOf } from '../references/ref.js';
import type { PipelineVersionRef, PlacedVersionRef } from './pipeline-versions.js';
import type { Pipelines } from './pipelines.js';
import type { ResourceContext } from './resource-context.js';

/** Makes a version the one that runs of its pipeline start from. */
export async function setDefaultVersion(
  { caller }: ResourceContext,
  { versions }: Pipelines,
  pipelineId: () => Promise<string>,
  version: PipelineVersionRef,
  options?: CallOptions,
): Promise<Answer<unknown>> {
  const given = idOf(version, 'version');
  const pipeline_id = await pipelineId();
  const placed = { pipeline: pipeline_id, ...defined(version as object) } as PlacedVersionRef;
  const version_id = given ?? (await versions.get(placed, options)).id;
  return caller.call('UpdatePipelineDefaultVersion', { path: { pipeline_id, version_id } }, options);
}
