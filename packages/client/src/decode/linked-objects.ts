import type { ApiParameter, ApiPipelineSpec, ApiResourceReference, ApiResourceType } from '@kfp-ts/api';

/** What another object is known by: its id and, where the server told it, its name. */
export interface Link {
  readonly id: string;
  readonly name?: string;
}

/** The object of `type` that the references name; a server that repeats a reference does no harm. */
export function linkTo(type: ApiResourceType, references: ApiResourceReference[] | undefined): Link | undefined {
  if (references) for (const { key, name } of references) if (key?.type === type) return toLink(key.id, name);
  return undefined;
}

/**
 * The pipeline and the version that something was made from. Servers of the 2.x releases give references without names, and
 * the version's name where others give the pipeline's.
 */
export function pipelineLinks(
  spec: ApiPipelineSpec | undefined,
  references: ApiResourceReference[] | undefined,
): { pipeline: Link | undefined; pipelineVersion: Link | undefined } {
  const pipelineVersion = linkTo('PIPELINE_VERSION', references);
  const name = spec?.pipeline_name;
  if (pipelineVersion && pipelineVersion.name === undefined && name) {
    return { pipeline: toLink(spec.pipeline_id, undefined), pipelineVersion: { id: pipelineVersion.id, name } };
  }
  return { pipeline: toLink(spec?.pipeline_id, name), pipelineVersion };
}

/** A page has hundreds of these, so nothing is spread. */
function toLink(id: string | undefined, name: string | undefined): Link | undefined {
  if (!id) return undefined;
  return name ? { id, name } : { id };
}

/** Parameters as a record; one without a value is the empty string. */
export function toParameters(parameters: ApiParameter[] | undefined): Record<string, string> {
  const record: Record<string, string> = {};
  for (const { name, value } of parameters ?? []) {
    if (name === undefined) continue;
    if (name !== '__proto__') record[name] = value ?? '';
    // Assigning would change the record's prototype.
    else
      Object.defineProperty(record, name, { value: value ?? '', enumerable: true, writable: true, configurable: true });
  }
  return record;
}
