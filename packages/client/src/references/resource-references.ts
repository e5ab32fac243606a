import type { ApiResourceReference } from '@kfp-ts/api';

/** "Owned by this namespace": what experiments and private pipelines of a multi-user server carry. */
export const namespaceOwner = (namespace: string): ApiResourceReference => reference('NAMESPACE', namespace, 'OWNER');

/** "Belongs to this experiment": what runs and recurring runs carry. */
export const experimentOwner = (id: string): ApiResourceReference => reference('EXPERIMENT', id, 'OWNER');

/** "Made from this pipeline version": what runs and recurring runs carry. */
export const pipelineVersionCreator = (id: string): ApiResourceReference =>
  reference('PIPELINE_VERSION', id, 'CREATOR');

/** "Belongs to this pipeline": what pipeline versions carry. */
export const pipelineOwner = (id: string): ApiResourceReference => reference('PIPELINE', id, 'OWNER');

/** "Started by this recurring run": what the runs of a recurring run carry. */
export const jobCreator = (id: string): ApiResourceReference => reference('JOB', id, 'CREATOR');

type ResourceType = 'NAMESPACE' | 'EXPERIMENT' | 'PIPELINE_VERSION' | 'PIPELINE' | 'JOB';

function reference(type: ResourceType, id: string, relationship: 'OWNER' | 'CREATOR'): ApiResourceReference {
  return { key: { type, id }, relationship };
}
