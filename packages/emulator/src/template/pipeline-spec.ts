/** An IR specification, as far as the server looks into it. */
export interface PipelineSpecDocument {
  readonly pipelineInfo: { readonly name: string };
  readonly root: unknown;
  readonly components?: unknown;
  readonly deploymentSpec?: unknown;
}

const FIELDS = [
  'pipelineInfo',
  'deploymentSpec',
  'sdkVersion',
  'schemaVersion',
  'components',
  'root',
  'defaultPipelineRoot',
];
const SNAKE_FIELDS = ['pipeline_info', 'deployment_spec', 'sdk_version', 'schema_version', 'default_pipeline_root'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first member of a document that no IR specification has. */
export const unknownSpecField = (document: Record<string, unknown>): string | undefined =>
  Object.keys(document).find((key) => !FIELDS.includes(key) && !SNAKE_FIELDS.includes(key));

/** True for an IR specification with a name and a root. */
export function isPipelineSpec(
  document: Record<string, unknown>,
): document is Record<string, unknown> & PipelineSpecDocument {
  const info = document.pipelineInfo;
  return (
    unknownSpecField(document) === undefined &&
    isRecord(info) &&
    typeof info.name === 'string' &&
    info.name !== '' &&
    isRecord(document.root)
  );
}
