import type { ApiExperiment } from '@kfp-ts/api';
import { linkTo } from './linked-objects.js';
import { toRequiredDate } from './timestamp.js';

/** A group of runs. */
export interface Experiment {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly createdAt: Date;
  /** Absent on a single-user server. */
  readonly namespace?: string;
  readonly archived: boolean;
  /** The object as the server sent it. */
  readonly raw: ApiExperiment;
}

export function toExperiment(raw: ApiExperiment): Experiment {
  const namespace = linkTo('NAMESPACE', raw.resource_references)?.id;
  return {
    id: raw.id ?? '',
    name: raw.name ?? '',
    ...(raw.description && { description: raw.description }),
    createdAt: toRequiredDate(raw.created_at),
    ...(namespace && { namespace }),
    archived: raw.storage_state === 'STORAGESTATE_ARCHIVED',
    raw,
  };
}
