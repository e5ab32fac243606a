import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { type Pipeline, type PipelineVersion, toPipelineVersion } from '../decode/pipeline.js';
import { filter } from '../filters/filter.js';
import { serializeFilter } from '../filters/serialize-filter.js';
import type { PageRequest, SourcePage } from '../pagination/page-source.js';
import { onlyMatch } from '../references/only-match.js';
import { idOf, type Ref } from '../references/ref.js';
import { mapAnswer } from './call-promise.js';
import { toCriteria, toListParameters } from './list-query.js';
import type { PipelineVersionListQuery, PlacedVersionRef } from './pipeline-versions.js';
import type { PipelineRef } from './pipelines.js';
import type { ResourceContext } from './resource-context.js';
import { itemsOf, toSourcePage } from './source-page.js';

/** What the requests about versions are made with. */
export interface VersionContext extends ResourceContext {
  readonly pipelineId: (ref: PipelineRef, options?: CallOptions) => Promise<string>;
}

/** The one of that id, or of that name in its pipeline. @throws NotFoundError */
export async function getVersion(
  context: VersionContext,
  ref: PlacedVersionRef,
  options?: CallOptions,
): Promise<Answer<PipelineVersion>> {
  const version_id = idOf(ref, 'version');
  if (version_id !== undefined) {
    return mapAnswer(context.caller.call('GetPipelineVersion', { path: { version_id } }, options), toPipelineVersion);
  }
  const { name, pipeline } = ref as { name: string; pipeline?: Ref<Pipeline> };
  if (pipeline === undefined) throw (await import('../references/no-single-match.js')).unplacedVersion(name);
  const id = await context.pipelineId(pipeline, options);
  const answer = fetchPage(context, id, { filter: serializeFilter(filter.equals('name', name)) }, options);
  return onlyMatch(itemsOf(answer), name, 'version', 'ListPipelineVersions');
}

/** Where the pages of a query come from. The query is looked at before the pipeline is looked up. */
export async function versionList(
  context: VersionContext,
  pipeline: PipelineRef,
  query: PipelineVersionListQuery,
  options?: CallOptions,
): Promise<(page: PageRequest, call: CallOptions) => Promise<Answer<SourcePage<PipelineVersion>>>> {
  const criteria = toCriteria(query);
  const id = await context.pipelineId(pipeline, options);
  return (page, call) => fetchPage(context, id, toListParameters(criteria, page), call);
}

/** Deletes the one of that id or name. */
export async function deleteVersion(
  context: VersionContext,
  ref: PlacedVersionRef,
  options?: CallOptions,
): Promise<Answer<unknown>> {
  const version_id = await idOfVersion(context, ref, options);
  return context.caller.call('DeletePipelineVersion', { path: { version_id } }, options);
}

/** The workflow of the one of that id or name. */
export async function versionTemplate(
  context: VersionContext,
  ref: PlacedVersionRef,
  options?: CallOptions,
): Promise<Answer<string>> {
  const version_id = await idOfVersion(context, ref, options);
  const answer = context.caller.call('GetPipelineVersionTemplate', { path: { version_id } }, options);
  return mapAnswer(answer, ({ template = '' }) => template);
}

async function idOfVersion(context: VersionContext, ref: PlacedVersionRef, options?: CallOptions): Promise<string> {
  return idOf(ref, 'version') ?? (await getVersion(context, ref, options)).data.id;
}

function fetchPage(
  { caller }: VersionContext,
  pipelineId: string,
  parameters: { page_size?: number; page_token?: string; sort_by?: string; filter?: string | undefined },
  options?: CallOptions,
) {
  const query = { 'resource_key.type': 'PIPELINE' as const, 'resource_key.id': pipelineId, ...parameters };
  return mapAnswer(caller.call('ListPipelineVersions', { query }, options), (data) =>
    toSourcePage(data, data.versions, toPipelineVersion),
  );
}
