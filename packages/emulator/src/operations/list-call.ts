import { invalidInput } from '../errors/server-failure.js';
import { LIST_PARAMETERS, type ResourceKey, readQueryParameters } from '../http/query-parameters.js';
import type { ListParameters } from '../list/list-options.js';
import type { ApiCall } from './api-call.js';

/** The parameters of a list call, and the key it is restricted to. */
export interface ListCall extends ListParameters {
  readonly key: ResourceKey | undefined;
}

export function readListCall(call: ApiCall, spec = LIST_PARAMETERS, keyName = 'resource_reference_key'): ListCall {
  const { strings, ints, keys } = readQueryParameters(call.query, spec);
  return {
    pageToken: strings.page_token ?? '',
    pageSize: ints.page_size ?? 0,
    sortBy: strings.sort_by ?? '',
    filter: strings.filter ?? '',
    key: keys[keyName],
  };
}

const FILTER_TYPES: ReadonlySet<string> = new Set(['EXPERIMENT', 'JOB', 'PIPELINE_VERSION', 'NAMESPACE']);

/** The key of a list call when its type can be filtered by at all. */
export function checkedKey(key: ResourceKey | undefined): ResourceKey | undefined {
  if (!key || FILTER_TYPES.has(key.type)) return key;
  throw invalidInput(`Unsupported resource type: ${key.type}`)
    .wrap('Unrecognized resource reference type.')
    .wrap('Validating filter failed.');
}
