/**
 * Whether a stored template says the same as a manifest. The server stores what it understood: without empty members, with
 * texts for numbers here and there, and with members of its own.
 */
export async function isSameWorkflow(manifest: object, template: string): Promise<boolean> {
  try {
    return contentOf(manifest) === contentOf(await manifestOf(template));
  } catch {
    // Then a further version does less harm than a missing one.
    return false;
  }
}

/** A text that is the same for workflows that do the same. */
export function contentOf(manifest: unknown): string {
  return JSON.stringify(essence(manifest));
}

/** Servers of the 2.x releases give some templates back as YAML. */
async function manifestOf(template: string): Promise<unknown> {
  if (template.startsWith('{')) return JSON.parse(template);
  const { readPackage } = await import('@kfp-ts/workflow');
  return (await readPackage({ name: 'template.yaml', content: template })).manifest;
}

/** Members that say nothing of what runs: those the server adds or rewrites, and the time at which it was compiled. */
const NOT_CONTENT = new Set([
  'status',
  'creationTimestamp',
  // The server writes the pipeline's name into it.
  'pipelineInfo',
  'pipelines.kubeflow.org/pipeline_compilation_time',
]);
/** A parameter that the server gives the pipeline's name as value. */
const NAME_PARAMETER = 'pipeline-name';

function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => essence(item) ?? null);
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([name]) => !NOT_CONTENT.has(name) && !(name === 'value' && isNameParameter(value)))
      .map(([name, member]) => [name, essence(member)] as const)
      .filter(([, member]) => member !== undefined && !isEmpty(member))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(members);
  }
  if (value === null || value === '' || value === false || value === 0) return undefined;
  return String(value);
}

function isNameParameter(value: object): boolean {
  return 'name' in value && value.name === NAME_PARAMETER;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
