import type { ApiPipeline, ApiPipelineVersion } from '@kfp-ts/api';
import { linkTo, toParameters } from './linked-objects.js';
import { toRequiredDate } from './timestamp.js';

/** A pipeline: a name for a row of versions. */
export interface Pipeline {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly createdAt: Date;
  /** Parameters of the default version with their defaults; the empty string stands for none. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Absent when every version was deleted. */
  readonly defaultVersion?: PipelineVersion;
  /** Absent for shared pipelines, and always on release 1.8.5, which does not tell. */
  readonly namespace?: string;
  /** The object as the server sent it. */
  readonly raw: ApiPipeline;
}

/** One uploaded package of a pipeline. */
export interface PipelineVersion {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly createdAt: Date;
  /** Parameters with their defaults; the empty string stands for none. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly pipelineId?: string;
  readonly codeSourceUrl?: string;
  /** The object as the server sent it. */
  readonly raw: ApiPipelineVersion;
}

export function toPipeline(raw: ApiPipeline): Pipeline {
  const defaultVersion = raw.default_version?.id ? toPipelineVersion(raw.default_version) : undefined;
  const namespace = linkTo('NAMESPACE', raw.resource_references)?.id;
  return {
    id: raw.id ?? '',
    name: raw.name ?? '',
    ...(raw.description && { description: raw.description }),
    createdAt: toRequiredDate(raw.created_at),
    // The server keeps the first version's parameters on the pipeline for ever.
    parameters: defaultVersion?.parameters ?? toParameters(raw.parameters),
    ...(defaultVersion && { defaultVersion }),
    ...(namespace && { namespace }),
    raw,
  };
}

export function toPipelineVersion(raw: ApiPipelineVersion): PipelineVersion {
  const pipelineId = linkTo('PIPELINE', raw.resource_references)?.id;
  return {
    id: raw.id ?? '',
    name: raw.name ?? '',
    ...(raw.description && { description: raw.description }),
    createdAt: toRequiredDate(raw.created_at),
    parameters: toParameters(raw.parameters),
    ...(pipelineId && { pipelineId }),
    ...(raw.code_source_url && { codeSourceUrl: raw.code_source_url }),
    raw,
  };
}
