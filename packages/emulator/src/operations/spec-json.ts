import { goJsonString } from '../json/go-json-string.js';
import { ObjectWriter } from '../json/object-writer.js';
import type { ManifestPool } from '../store/manifest-pool.js';
import type { Parameter, SpecColumns } from '../store/rows.js';

/** Parameters as answers have them. */
export const parametersJson = (parameters: readonly Parameter[]): string[] =>
  parameters.map(({ name, value }) => new ObjectWriter().string('name', name).string('value', value).end());

/** The `pipeline_spec` of a run or a recurring run. */
export function specJson(spec: SpecColumns, manifests: ManifestPool): string {
  const quoted = (text: string): string | undefined => (text === '' ? undefined : manifests.quote(text));
  return new ObjectWriter()
    .string('pipeline_id', spec.pipelineId)
    .raw('pipeline_name', spec.pipelineName === '' ? undefined : goJsonString(spec.pipelineName))
    .raw('workflow_manifest', quoted(spec.workflowManifest))
    .raw('pipeline_manifest', quoted(spec.pipelineManifest))
    .list('parameters', parametersJson(spec.parameters))
    .end();
}
