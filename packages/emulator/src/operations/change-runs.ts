import { badRequest, failedPrecondition, internalError, invalidInput, notFound } from '../errors/server-failure.js';
import type { ServerContext } from '../server-context.js';
import type { RunRow, StorageState } from '../store/rows.js';
import { type ApiCall, idOf, type Operation } from './api-call.js';
import { authorizeRun } from './read-runs.js';

/** Archiving does not look whether the run exists, but for the rights in multi-user mode. */
const setStorageState = (call: ApiCall, server: ServerContext, verb: string, storageState: StorageState): string => {
  const id = idOf(call);
  authorizeRun(call, server, id, verb);
  const run = server.state.tables.runs.get(id);
  if (!run && server.profile.archivesOnlyExisting) throw notFound('Run', id);
  if (verb === 'unarchive' && server.profile.archivesOnlyExisting && experimentIsArchived(server, run)) {
    throw failedPrecondition(`Run ${id} cannot be unarchived while its experiment is archived`);
  }
  if (run) {
    run.storageState = storageState;
    server.state.save('runs', run);
  }
  return '{}';
};

const experimentIsArchived = (server: ServerContext, run: RunRow | undefined): boolean =>
  server.state.tables.experiments.get(run?.experimentId ?? '')?.storageState === 'STORAGESTATE_ARCHIVED';

export const archiveRun: Operation = (call, server) =>
  setStorageState(call, server, 'archive', 'STORAGESTATE_ARCHIVED');
export const unarchiveRun: Operation = (call, server) =>
  setStorageState(call, server, 'unarchive', 'STORAGESTATE_AVAILABLE');

export const deleteRun: Operation = (call, server) => {
  const run = existingRun(call, server, 'delete', 'Delete run failed');
  server.life.removed(run);
  server.state.remove('runs', run.id);
  return '{}';
};

const STOPPABLE: ReadonlySet<string> = new Set(['', 'Pending', 'Running', 'PipelineRunStopping']);

export const terminateRun: Operation = (call, server) => {
  const run = existingRun(call, server, 'terminate', 'Terminate run failed');
  if (!STOPPABLE.has(run.status)) {
    throw invalidInput(`Failed to terminate run ${run.id}. Row not found.`).wrap('Terminate run failed');
  }
  run.status = 'Terminating';
  server.state.save('runs', run);
  if (!run.workflow)
    throw internalError('Failed to terminate the run', `workflows.argoproj.io "${run.workflowName}" not found`);
  server.life.terminate(run);
  return '{}';
};

export const retryRun: Operation = (call, server) => {
  const run = existingRun(call, server, 'retry', 'Retry run failed');
  const cause = 'workflow cannot be retried';
  if (run.pipelineManifest !== '' && !server.profile.hidesCompiledWorkflows)
    throw badRequest('Workflow must be with v1 mode to retry', cause);
  const phase = run.reported?.phase ?? '';
  if (phase !== 'Failed' && phase !== 'Error') {
    throw badRequest('Workflow must be Failed/Error to retry', cause).wrap('Retry run failed.');
  }
  server.life.retry(run);
  return '{}';
};

function existingRun(call: ApiCall, server: ServerContext, verb: string, failure: string): RunRow {
  const id = idOf(call);
  authorizeRun(call, server, id, verb);
  const run = server.state.tables.runs.get(id);
  if (!run) throw notFound('Run', id).wrap('Check run exist failed').wrap(failure);
  return run;
}
