import type { CallOptions } from '../call/call-options.js';
import { defined } from '../config/defined.js';
import type { Run } from '../decode/run.js';
import { isLaterRelease } from '../decode/server-health.js';
import { ConfigurationError, isNotFoundError } from '../errors/index.js';
import { isTime } from '../filters/serialize-filter.js';
import { idOf, type Ref } from '../references/ref.js';
import type { WorkContext } from '../submission/resolve-work.js';
import { type ListCriteria, toCriteria } from './list-query.js';
import type { PlacedVersionRef } from './pipeline-versions.js';
import type { PipelineRef } from './pipelines.js';
import { RecurringRuns } from './recurring-runs.js';
import { asksFor, RUN_LIST_MEMBERS, type RunListQuery, runFilters } from './run-list-query.js';

/** What a query asks for beyond what every server tests. */
export interface RunConditions {
  readonly recurringRun: string | undefined;
  readonly version: string | undefined;
  /** Conditions for the server in its own words, where those differ. */
  readonly criteria: ListCriteria | undefined;
  readonly holds: (run: Run) => boolean;
}

/**
 * Finds out what the conditions of this side mean. Values are checked before names are looked up.
 *
 * @throws ConfigurationError for values that nothing can be compared with.
 */
export async function toRunConditions(
  context: WorkContext,
  query: RunListQuery,
  call?: CallOptions,
): Promise<RunConditions> {
  const { finishedAfter, finishedBefore, longerThanMs, where } = query;
  requireTime('finishedAfter', finishedAfter);
  requireTime('finishedBefore', finishedBefore);
  requireDuration(longerThanMs);
  const { pipeline, version, recurringRun } = await linkedIds(context, query, call);
  const tests: ((run: Run) => boolean)[] = [];
  if (finishedAfter) tests.push(({ finishedAt }) => finishedAt !== undefined && finishedAt >= finishedAfter);
  if (finishedBefore) tests.push(({ finishedAt }) => finishedAt !== undefined && finishedAt < finishedBefore);
  if (recurringRun !== undefined) tests.push((run) => run.recurringRun?.id === recurringRun);
  if (version !== undefined) tests.push((run) => run.pipelineVersion?.id === version);
  if (pipeline !== undefined) tests.push(await madeFrom(context, pipeline, call));
  if (longerThanMs !== undefined) {
    tests.push(({ createdAt, finishedAt }) => Number(finishedAt) - createdAt.getTime() > longerThanMs);
  }
  if (where) tests.push(where);
  const criteria = await inWordsOfServer(context, query, call);
  return { recurringRun, version, criteria, holds: (run) => tests.every((test) => test(run)) };
}

/** Servers of the 2.x releases show what they keep as `Error` as `Failed`. */
async function inWordsOfServer(
  { installation }: WorkContext,
  query: RunListQuery,
  call?: CallOptions,
): Promise<ListCriteria | undefined> {
  const { status } = query;
  if (!asksFor('failed', status) || !isLaterRelease(await installation.known(call))) return undefined;
  return toCriteria({ ...query, status: [status as string, 'Error'].flat() }, RUN_LIST_MEMBERS, runFilters);
}

async function linkedIds(
  context: WorkContext,
  { pipeline, version, recurringRun, experiment, namespace }: RunListQuery,
  call?: CallOptions,
): Promise<Record<'pipeline' | 'version' | 'recurringRun', string | undefined>> {
  const { pipelines } = context;
  const recurringRuns = new RecurringRuns(context);
  // Each is looked at before any is looked up.
  const looks = {
    pipeline: lookUp(pipeline, 'pipeline', () => pipelines.get(pipeline as PipelineRef, call)),
    version: lookUp(version, 'version', () =>
      pipelines.versions.get({ pipeline, ...defined(version as object) } as PlacedVersionRef, call),
    ),
    recurringRun: lookUp(recurringRun, 'recurring run', () =>
      recurringRuns.get({ experiment, namespace, ...defined(recurringRun as { name: string }) }, call),
    ),
  };
  return {
    pipeline: await looks.pipeline(),
    version: await looks.version(),
    recurringRun: await looks.recurringRun(),
  };
}

function lookUp(
  ref: unknown,
  noun: string,
  get: () => Promise<{ id: string }>,
): () => Promise<string | undefined> | undefined {
  if (ref === undefined) return () => undefined;
  const id = idOf(ref as Ref<{ id: string; name: string }>, noun);
  return async () => id ?? (await get()).id;
}

/** Runs name the pipeline only if their submission did, so its versions count as well. */
async function madeFrom(
  { pipelines }: WorkContext,
  pipeline: string,
  call?: CallOptions,
): Promise<(run: Run) => boolean> {
  const versions = new Set<string | undefined>();
  try {
    for await (const { id } of pipelines.versions.list(pipeline, {}, call)) versions.add(id);
  } catch (error) {
    // Runs outlive their pipeline.
    if (!isNotFoundError(error)) throw error;
  }
  return (run) => run.pipeline?.id === pipeline || versions.has(run.pipelineVersion?.id);
}

function requireTime(name: string, given: unknown): void {
  if (given === undefined || isTime(given)) return;
  throw new ConfigurationError(`${name} must be a valid Date, not ${String(given)}.`, {
    hint: 'Pass a Date made from a time stamp or an ISO 8601 text.',
  });
}

function requireDuration(longerThanMs: unknown): void {
  if (longerThanMs === undefined || (typeof longerThanMs === 'number' && longerThanMs >= 0)) return;
  throw new ConfigurationError(`longerThanMs must be a number of at least 0, not ${String(longerThanMs)}.`, {
    hint: 'Give milliseconds; an hour is 3_600_000.',
  });
}
