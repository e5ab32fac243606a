import type { ApiPipelineSpec } from '@kfp-ts/api';
import type { DeclaredParameter } from '@kfp-ts/workflow';
import type { CallOptions } from '../call/call-options.js';
import type { PipelineVersion } from '../decode/pipeline.js';
import { idOf } from '../references/ref.js';
import type { PipelineVersionRef, PlacedVersionRef } from '../resources/pipeline-versions.js';
import type { Pipelines } from '../resources/pipelines.js';
import type { WorkSource } from './submission.js';

export interface StoredSpec {
  readonly spec: ApiPipelineSpec;
  readonly versionId: string | undefined;
  readonly pipelineName: string | undefined;
}

/** The specification of a run of a stored pipeline. What it declares is looked up only when there are parameters to check. */
export async function specOfStored(
  pipelines: Pipelines,
  source: WorkSource,
  options: CallOptions,
): Promise<StoredSpec> {
  const { pipeline, version, parameters = {}, pipelineRoot } = source;
  const pipelineId =
    pipeline === undefined ? undefined : (idOf(pipeline, 'pipeline') ?? (await pipelines.get(pipeline, options)).id);
  const versionRef = version === undefined ? undefined : within(version, pipelineId);
  const versionId =
    versionRef &&
    (idOf(versionRef, 'version') ?? (await pipelines.versions.get(versionRef as PlacedVersionRef, options)).id);
  const given = { ...parameters, ...(pipelineRoot !== undefined && { 'pipeline-root': pipelineRoot }) };
  const spec: ApiPipelineSpec = { ...(pipelineId !== undefined && { pipeline_id: pipelineId }) };
  if (Object.keys(given).length > 0) {
    const declared = await declaredParameters(pipelines, source, pipelineId, versionId, options);
    const { toWireParameters } = await import('./wire-parameters.js');
    spec.parameters = await toWireParameters(declared, given);
  }
  return { spec, versionId, pipelineName: nameIn(pipeline) ?? nameIn(version) };
}

/** What the pipeline declares; undefined when the server does not tell, as for pipelines of later compilers. */
async function declaredParameters(
  pipelines: Pipelines,
  { pipeline, version }: WorkSource,
  pipelineId: string | undefined,
  versionId: string | undefined,
  options: CallOptions,
): Promise<DeclaredParameter[] | undefined> {
  const known = parametersIn(version) ?? (version === undefined ? parametersIn(pipeline) : undefined);
  const parameters =
    known ??
    (versionId !== undefined
      ? (await pipelines.versions.get(versionId, options)).parameters
      : (await pipelines.get(pipelineId as string, options)).parameters);
  // The server does not tell an empty default from none, so none of them counts as required.
  const declared = Object.entries(parameters).map(([name, value]) => ({
    name,
    required: false,
    ...(value && { default: value }),
  }));
  return declared.length > 0 ? declared : undefined;
}

function within(version: PipelineVersionRef, pipeline: string | undefined): PipelineVersionRef {
  if (typeof version === 'string' || version.id !== undefined || pipeline === undefined) return version;
  return { pipeline, ...version };
}

function parametersIn(ref: unknown): PipelineVersion['parameters'] | undefined {
  return typeof ref === 'object' && ref !== null && 'raw' in ref ? (ref as PipelineVersion).parameters : undefined;
}

function nameIn(ref: unknown): string | undefined {
  return typeof ref === 'object' && ref !== null ? (ref as { name?: string }).name : undefined;
}
