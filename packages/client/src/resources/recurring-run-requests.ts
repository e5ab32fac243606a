import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { type RecurringRun, toRecurringRun } from '../decode/recurring-run.js';
import { filter } from '../filters/filter.js';
import { serializeFilter } from '../filters/serialize-filter.js';
import type { PageSource } from '../pagination/page-source.js';
import { onlyMatch } from '../references/only-match.js';
import { idOf } from '../references/ref.js';
import type { WorkContext } from '../submission/resolve-work.js';
import { mapAnswer } from './call-promise.js';
import { type ReferenceKey, toCriteria, toKeyParameters, toListParameters } from './list-query.js';
import { ownerKey } from './owner-key.js';
import type { PlacedVersionRef } from './pipeline-versions.js';
import type { RecurringRunListQuery, RecurringRunRef } from './recurring-runs.js';
import { itemsOf, toSourcePage } from './source-page.js';

/** The one of that id or name. @throws NotFoundError */
export async function getRecurringRun(
  context: WorkContext,
  ref: RecurringRunRef,
  options?: CallOptions,
): Promise<Answer<RecurringRun>> {
  const id = idOf(ref, 'recurring run');
  if (id !== undefined) return mapAnswer(context.caller.call('GetJob', { path: { id } }, options), toRecurringRun);
  const { name, ...owners } = ref as { name: string };
  const key = await ownerKey(context, owners, options);
  const found = fetchPage(context, { filter: serializeFilter(filter.equals('name', name)) }, key, options);
  return onlyMatch(itemsOf(found), name, 'recurring run', 'ListJobs');
}

/** Where the pages of a query come from, and the id of the version that it asks for. */
export async function recurringRunList(
  context: WorkContext,
  query: RecurringRunListQuery,
  options: CallOptions,
): Promise<{ source: PageSource<RecurringRun>; versionId: string | undefined }> {
  const criteria = toCriteria(query, 'experiment namespace version');
  const { version } = query;
  const versionId = version && (await versionIdOf(context, version, options));
  const key = await ownerKey(context, { ...query, version: versionId }, options);
  return { source: (page, call) => fetchPage(context, toListParameters(criteria, page), key, call), versionId };
}

/** Enables, disables or deletes the one of that id or name. */
export async function changeRecurringRun(
  context: WorkContext,
  operation: 'EnableJob' | 'DisableJob' | 'DeleteJob',
  ref: RecurringRunRef,
  options?: CallOptions,
): Promise<Answer<unknown>> {
  const id = idOf(ref, 'recurring run') ?? (await getRecurringRun(context, ref, options)).data.id;
  return context.caller.call(operation, { path: { id } }, options);
}

async function versionIdOf(context: WorkContext, version: PlacedVersionRef, options: CallOptions): Promise<string> {
  const { versions } = context.pipelines;
  return idOf(version, 'version') ?? (await versions.get(version, options)).id;
}

function fetchPage({ caller }: WorkContext, parameters: object, key: ReferenceKey | undefined, options?: CallOptions) {
  const query = { ...parameters, ...toKeyParameters(key) };
  const namespace = key?.type === 'NAMESPACE' ? key.id : undefined;
  return mapAnswer(caller.call('ListJobs', { query }, options), (data) =>
    toSourcePage(data, data.jobs, toRecurringRun, namespace),
  );
}
