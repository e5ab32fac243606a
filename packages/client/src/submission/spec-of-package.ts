import type { ApiPipelineSpec } from '@kfp-ts/api';
import { loadPackage } from './load-package.js';
import type { PackageSource } from './package-source.js';
import type { WorkSource } from './submission.js';
import { toWireParameters } from './wire-parameters.js';

/** The specification of a run whose package is sent along. */
export async function specOfPackage(
  packageSource: PackageSource,
  { parameters = {}, pipelineRoot, enableCaching }: WorkSource,
  signal?: AbortSignal,
): Promise<{ spec: ApiPipelineSpec; pipelineName: string }> {
  const { workflow } = await loadPackage(packageSource, signal);
  const given = {
    ...parameters,
    ...(pipelineRoot !== undefined && workflow.kind !== 'ir' && { 'pipeline-root': pipelineRoot }),
  };
  const wire = await toWireParameters(workflow.parameters, given);
  const manifest =
    enableCaching === undefined
      ? undefined
      : (await import('./override-caching.js')).overrideCaching(workflow, enableCaching);
  if (workflow.kind === 'ir') {
    const { toIrSpec } = await import('./ir-spec.js');
    return { spec: toIrSpec(manifest ?? workflow.manifest, parameters, pipelineRoot), pipelineName: workflow.name };
  }
  const spec: ApiPipelineSpec = {
    workflow_manifest: manifest ? JSON.stringify(manifest) : workflow.manifestJson,
    ...(wire.length > 0 && { parameters: wire }),
  };
  return { spec, pipelineName: workflow.name };
}
