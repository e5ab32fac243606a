import type { ApiParameter, ApiPipelineSpec, ApiResourceReference, ApiResourceType } from '@kfp-ts/api';

/** What another object is known by: its id and, where the server told it, its name. */
export interface Link {
  readonly id: string;
  readonly name?: string;
}

/** The object of `type` that the references name; a server that repeats a reference does no harm. */
export function linkTo(type: ApiResourceType, references: ApiResourceReference[] | undefined): Link | undefined {
  const found = references?.find((reference) => reference.key?.type === type);
  if (!found?.key?.id) return undefined;
  return found.name ? { id: found.key.id, name: found.name } : { id: found.key.id };
}

/**
 * The pipeline and the version that something was made from. Servers of the 2.x releases give references without names, and
 * the version's name where others give the pipeline's.
 */
export function pipelineLinks(
  spec: ApiPipelineSpec | undefined,
  references: ApiResourceReference[] | undefined,
): { pipeline?: Link; pipelineVersion?: Link } {
  const { pipeline_id: id, pipeline_name: name } = spec ?? {};
  const version = linkTo('PIPELINE_VERSION', references);
  if (version && version.name === undefined && name) {
    return { ...(id && { pipeline: { id } }), pipelineVersion: { id: version.id, name } };
  }
  return { ...(id && { pipeline: name ? { id, name } : { id } }), ...(version && { pipelineVersion: version }) };
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
