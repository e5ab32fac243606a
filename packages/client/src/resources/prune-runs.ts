import type { CallOptions } from '../call/call-options.js';
import { requireKnown } from '../config/require-known.js';
import type { Run } from '../decode/run.js';
import { ConfigurationError } from '../errors/index.js';
import { isFinalState } from '../waiting/run-state.js';
import { type BulkOptions, type BulkResult, bulk } from './bulk-verbs.js';
import type { RunListQuery } from './run-list-query.js';
import type { Runs } from './runs.js';

/** Which runs have had their time. Only runs that are over are taken. */
export interface PruneOptions
  extends BulkOptions,
    Pick<RunListQuery, 'experiment' | 'namespace' | 'status' | 'archived'> {
  /** Runs made before this time, or longer ago than this many milliseconds. */
  olderThan: Date | number;
  /** How many of the newest runs that match stay whatever their age. Default 0. */
  keep?: number | undefined;
  /** Default `delete`. */
  action?: 'delete' | 'archive' | undefined;
}

const PRUNE_MEMBERS = 'olderThan keep action concurrency dryRun experiment namespace status archived';

/** Deletes or archives old runs. */
export async function pruneRuns(
  runs: Runs,
  nowMs: number,
  prune: PruneOptions,
  options?: CallOptions,
): Promise<BulkResult> {
  requireKnown('prune', prune, PRUNE_MEMBERS);
  const { olderThan, keep = 0, action = 'delete', concurrency, dryRun, ...query } = prune;
  const age = typeof olderThan === 'number' && olderThan >= 0 ? olderThan : Number.NaN;
  const limit = olderThan instanceof Date ? olderThan : new Date(nowMs - age);
  if (action !== 'delete' && action !== 'archive') {
    throw new ConfigurationError(`prune cannot ${String(action)} runs.`, {
      hint: "Its action is 'delete' or 'archive'.",
    });
  }
  if (Number.isNaN(limit.getTime()) || !(typeof keep === 'number' && keep >= 0)) {
    throw new ConfigurationError('prune needs olderThan as a Date or milliseconds, and keep of at least 0.', {
      hint: 'Such as { olderThan: 30 * 24 * 3600 * 1000, keep: 10 }.',
    });
  }
  const skipArchived = action === 'archive' && query.archived === undefined ? { archived: false } : {};
  // The ids are gathered first: what is deleted while a list is walked would not be missing from its later pages for sure.
  const old: string[] = [];
  let newer = 0;
  for await (const run of runs.list({ ...query, ...skipArchived, sortBy: '-createdAt' }, options)) {
    if (!isFinalState(run.state)) continue;
    newer++;
    if (newer > keep && isOlder(run, limit)) old.push(run.id);
  }
  const verb = (id: string, call?: CallOptions) => runs[action](id, call);
  return bulk(verb, old, { concurrency, dryRun }, options);
}

function isOlder({ createdAt }: Run, limit: Date): boolean {
  return createdAt.getTime() < limit.getTime();
}
