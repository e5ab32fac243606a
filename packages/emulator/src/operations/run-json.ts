import { ObjectWriter } from '../json/object-writer.js';
import { shownStatus } from '../profile/later-run.js';
import { rebuiltReferences } from '../profile/rebuilt-references.js';
import type { ServerContext } from '../server-context.js';
import type { Metric, Reference, RunRow } from '../store/rows.js';
import { referencesJson } from './owned-references.js';
import { specJson } from './spec-json.js';

/** A run as answers have it; on creation and when sorted by a metric its references differ from the stored ones. */
export function runJson(run: RunRow, server: ServerContext, asked: readonly Reference[] = run.references): string {
  const references = server.profile.rebuildsReferences ? rebuiltReferences(run, server.multiUser) : asked;
  return new ObjectWriter()
    .string('id', run.id)
    .string('name', run.name)
    .string('storage_state', run.storageState === 'STORAGESTATE_AVAILABLE' ? '' : run.storageState)
    .string('description', run.description)
    .raw('pipeline_spec', specJson(run, server))
    .list('resource_references', referencesJson(references))
    .string('service_account', run.serviceAccount)
    .time('created_at', run.createdAt)
    .time('scheduled_at', run.scheduledAt)
    .time('finished_at', run.finishedAt)
    .string('status', shownStatus(run.status, server))
    .list('metrics', run.metrics.map(metricJson))
    .end();
}

function metricJson({ name, nodeId, value, format }: Metric): string {
  return new ObjectWriter()
    .string('name', name)
    .string('node_id', nodeId)
    .raw('number_value', String(value))
    .string('format', format === 'UNSPECIFIED' ? '' : format)
    .end();
}

/** A run with its runtime, as Create and Get answer it. */
export function runDetailJson(run: RunRow, server: ServerContext, references?: readonly Reference[]): string {
  const hidden = run.pipelineManifest !== '' && server.profile.hidesCompiledWorkflows;
  const manifest = hidden ? undefined : server.life.quotedWorkflow(run);
  const runtime = manifest === undefined ? '{}' : `{"workflow_manifest":${manifest}}`;
  return `{"run":${runJson(run, server, references)},"pipeline_runtime":${runtime}}`;
}
