import { internalError, invalidInput, ServerFailure } from '../errors/server-failure.js';
import type { RunMessage } from '../json/api-messages.js';
import type { ServerContext } from '../server-context.js';
import type { ExperimentRow, SpecColumns } from '../store/rows.js';

/** The name of a new run or recurring run: releases 2.x take that of its pipeline when none was given. */
export function nameOrPipelineName(
  { name, pipeline_spec: spec }: Pick<RunMessage, 'name' | 'pipeline_spec'>,
  server: ServerContext,
  kind: 'run' | 'recurring run',
): string {
  if (name !== '' || !server.profile.namesFromPipelines) return name;
  const pipelineName = spec?.pipeline_name ?? '';
  if (pipelineName === '')
    throw internalError(`Failed to convert a v1beta1 ${kind}`, `A ${kind} must have a non-empty name`);
  return pipelineName;
}

/** Runs `work`; in releases 2.x whatever is wrong with a run's manifest, pipeline or version is an error of the server. */
export function fetchingManifest<T>(server: ServerContext, work: () => T): T {
  try {
    return work();
  } catch (failure) {
    if (!(failure instanceof ServerFailure) || !server.profile.manifestErrorsAre500) throw failure;
    throw internalError('Failed to create a run due to error fetching manifest', failure.message);
  }
}

/** What is stored of the pipeline: releases 2.x take its id from the version, and the version's name for its name. */
export function columnsOfVersion(server: ServerContext, columns: SpecColumns, versionId: string): SpecColumns {
  const version = server.state.tables.versions.get(versionId);
  if (!version || !server.profile.rebuildsReferences) return columns;
  return { ...columns, pipelineId: version.pipelineId, pipelineName: version.name };
}

/** Releases 2.x refuse a namespace that is not the experiment's. */
export function demandNamespaceOf(
  experiment: ExperimentRow,
  references: RunMessage['resource_references'],
  server: ServerContext,
): void {
  if (!server.profile.rebuildsReferences) return;
  const asked = references.find((reference) => reference?.key?.type === 'NAMESPACE')?.key?.id ?? '';
  if (asked === '' || asked === experiment.namespace) return;
  throw invalidInput(
    `Namespace ${asked} of the run is not the namespace of experiment ${experiment.id}: ${experiment.namespace}`,
  );
}

const LATER_WORDS: Readonly<Record<string, string>> = { '': 'Pending', Error: 'Failed' };

/** The status of a run as answers have it. Stored, and in filters, it is the older word. */
export const shownStatus = (status: string, server: ServerContext): string =>
  server.profile.firstRunStatus === '' ? status : (LATER_WORDS[status] ?? status);
