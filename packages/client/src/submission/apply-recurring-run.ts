import type { ApiJob } from '@kfp-ts/api';
import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { requireKnown } from '../config/require-known.js';
import { inNamespace } from '../decode/in-namespace.js';
import { type RecurringRun, toRecurringRun } from '../decode/recurring-run.js';
import { idOf } from '../references/ref.js';
import { pipelineVersionCreator } from '../references/resource-references.js';
import { mapAnswer } from '../resources/call-promise.js';
import type { RecurringRuns } from '../resources/recurring-runs.js';
import { changesBetween, type RecurringRunChange } from './recurring-run-changes.js';
import { type RecurringRunRequest, toApiJob } from './recurring-run-request.js';
import type { WorkContext } from './resolve-work.js';
import { hasRunsUnderWay } from './runs-under-way.js';

export interface ApplyOptions {
  /** Only tell what would be done. Default false. */
  dryRun?: boolean | undefined;
}

/** What an apply did, or with `dryRun` would do. */
export interface ApplyResult {
  /** `updated`: switched on or off; `replaced`: a new one was made, since the server cannot change one. */
  readonly outcome: 'created' | 'unchanged' | 'updated' | 'replaced';
  readonly changes: readonly RecurringRunChange[];
  /** The recurring run as it is now; with `dryRun` as it was, absent when there was none. */
  readonly recurringRun?: RecurringRun;
  /** Old ones that were deleted. */
  readonly retired: readonly RecurringRun[];
  /** Old ones that are disabled and still have runs under way; a later apply deletes them. */
  readonly draining: readonly RecurringRun[];
}

/** Makes the recurring run of the request's name be as the request says. */
export async function applyRecurringRun(
  context: WorkContext,
  recurringRuns: RecurringRuns,
  request: RecurringRunRequest,
  apply: ApplyOptions,
  options?: CallOptions,
): Promise<Answer<ApplyResult>> {
  requireKnown('apply', apply, 'dryRun');
  const { dryRun = false } = apply;
  const { body, namespace } = await toApiJob(context, request, options, { dryRun });
  const wanted = await pinned(context, request, body, options);
  const { data, response } = await namesakes(recurringRuns, request, wanted, options);
  const found = data.map((each) => inNamespace(each, namespace));
  const [current, ...older] = found;
  const changes = current ? changesBetween(current, wanted) : [];
  const outcome = outcomeOf(current, changes);
  if (dryRun) {
    return {
      data: { outcome, changes, ...(current && { recurringRun: current }), retired: [], draining: [] },
      response,
    };
  }
  const made = await carryOut(context, recurringRuns, outcome, current, wanted, options);
  const recurringRun = inNamespace(made, namespace);
  const old = outcome === 'replaced' && current ? [current, ...older] : older;
  const { retired, draining } = await retire(context, recurringRuns, old, options);
  return { data: { outcome, changes, recurringRun, retired, draining }, response };
}

function outcomeOf(current: RecurringRun | undefined, changes: readonly RecurringRunChange[]): ApplyResult['outcome'] {
  if (!current) return 'created';
  if (changes.length === 0) return 'unchanged';
  return changes.every(({ field }) => field === 'enabled') ? 'updated' : 'replaced';
}

async function carryOut(
  { caller }: WorkContext,
  recurringRuns: RecurringRuns,
  outcome: ApplyResult['outcome'],
  current: RecurringRun | undefined,
  wanted: ApiJob,
  options?: CallOptions,
): Promise<RecurringRun> {
  if (!current || outcome === 'replaced') {
    // The new one first: a failure in between must not leave nothing that runs.
    return (await mapAnswer(caller.call('CreateJob', { body: wanted }, options), toRecurringRun)).data;
  }
  if (outcome === 'unchanged') return current;
  await (wanted.enabled ? recurringRuns.enable(current, options) : recurringRuns.disable(current, options));
  return recurringRuns.get(current.id, options);
}

/** Recurring runs of that name, the one that counts first: an enabled one before the disabled, the newest before the old. */
async function namesakes(
  recurringRuns: RecurringRuns,
  { name, namespace }: RecurringRunRequest,
  { resource_references }: ApiJob,
  options?: CallOptions,
): Promise<Answer<RecurringRun[]>> {
  const experiment = resource_references?.find(({ key }) => key?.type === 'EXPERIMENT')?.key?.id;
  const query = { name, ...(experiment ? { experiment } : namespace ? { namespace } : {}) };
  const { data: page, response } = await recurringRuns.list(query, options).withResponse();
  const found = page.items.filter((each) => each.name === name);
  const rank = (each: RecurringRun): number => each.createdAt.getTime() + (each.enabled ? 1e15 : 0);
  return { data: found.sort((a, b) => rank(b) - rank(a)), response };
}

/** A pipeline alone means its default version of now, which the server writes down when it makes the recurring run. */
async function pinned(
  { pipelines }: WorkContext,
  { pipeline, version }: RecurringRunRequest,
  wanted: ApiJob,
  options?: CallOptions,
): Promise<ApiJob> {
  if (pipeline === undefined || version !== undefined) return wanted;
  const id = wanted.pipeline_spec?.pipeline_id ?? idOf(pipeline, 'pipeline');
  const { defaultVersion } = await pipelines.get(id as string, options);
  if (!defaultVersion) return wanted;
  const references = [...(wanted.resource_references ?? []), pipelineVersionCreator(defaultVersion.id)];
  return { ...wanted, resource_references: references };
}

async function retire(
  context: WorkContext,
  recurringRuns: RecurringRuns,
  old: readonly RecurringRun[],
  options?: CallOptions,
): Promise<Pick<ApplyResult, 'retired' | 'draining'>> {
  const retired: RecurringRun[] = [];
  const draining: RecurringRun[] = [];
  for (const each of old) {
    if (each.enabled) await recurringRuns.disable(each, options);
    if (await hasRunsUnderWay(context, each, options)) draining.push(each);
    else {
      await recurringRuns.delete(each, options);
      retired.push(each);
    }
  }
  return { retired, draining };
}
