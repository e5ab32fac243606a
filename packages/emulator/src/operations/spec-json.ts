import { goJsonString } from '../json/go-json-string.js';
import { ObjectWriter } from '../json/object-writer.js';
import type { ServerContext } from '../server-context.js';
import type { Parameter, SpecColumns } from '../store/rows.js';

/** Parameters as answers have them. */
export const parametersJson = (parameters: readonly Parameter[]): string[] =>
  parameters.map(({ name, value }) => new ObjectWriter().string('name', name).string('value', value).end());

/** The parameters as typed values. They are stored as texts, whatever they were. */
function runtimeConfigJson(parameters: readonly Parameter[]): string {
  const values = parameters.map(({ name, value }) => `${goJsonString(name)}:{"string_value":${goJsonString(value)}}`);
  return `{"parameters":{${values.join(',')}}}`;
}

/** The `pipeline_spec` of a run or a recurring run. */
export function specJson(spec: SpecColumns, { state: { manifests }, profile }: ServerContext): string {
  const typed = profile.showsRuntimeConfig && spec.pipelineManifest !== '' && spec.parameters.length > 0;
  const quoted = (text: string): string | undefined => (text === '' ? undefined : manifests.quote(text));
  return new ObjectWriter()
    .string('pipeline_id', spec.pipelineId)
    .raw('pipeline_name', spec.pipelineName === '' ? undefined : goJsonString(spec.pipelineName))
    .raw('workflow_manifest', quoted(spec.workflowManifest))
    .raw('pipeline_manifest', quoted(spec.pipelineManifest))
    .list('parameters', typed ? [] : parametersJson(spec.parameters))
    .raw('runtime_config', typed ? runtimeConfigJson(spec.parameters) : undefined)
    .end();
}
