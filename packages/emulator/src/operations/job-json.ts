import { ObjectWriter } from '../json/object-writer.js';
import { rebuiltReferences } from '../profile/rebuilt-references.js';
import type { ServerContext } from '../server-context.js';
import type { JobRow, Reference } from '../store/rows.js';
import { triggerJson } from './job-trigger.js';
import { referencesJson } from './owned-references.js';
import { specJson } from './spec-json.js';

/** A recurring run as answers have it; on creation its references stand as they were asked for. */
export function jobJson(job: JobRow, server: ServerContext, references: readonly Reference[] = job.references): string {
  return new ObjectWriter()
    .string('id', job.id)
    .string('name', job.name)
    .string('description', job.description)
    .raw('pipeline_spec', specJson(references === job.references ? readSpec(job) : job, server))
    .list(
      'resource_references',
      referencesJson(server.profile.rebuildsReferences ? rebuiltReferences(job, server.multiUser) : references),
    )
    .string('service_account', job.serviceAccount)
    .int64('max_concurrency', job.maxConcurrency)
    .raw('trigger', !job.trigger && server.profile.jobModes ? undefined : triggerJson(job.trigger))
    .time('created_at', job.createdAt)
    .time('updated_at', job.updatedAt)
    .string('status', server.profile.jobModes ? (job.enabled ? 'ENABLED' : 'DISABLED') : job.status)
    .flag('enabled', job.enabled)
    .flag('no_catchup', job.noCatchup)
    .end();
}

/** The runtime configuration of an IR specification is not read back from the database. */
const readSpec = (job: JobRow): JobRow => (job.pipelineManifest === '' ? job : { ...job, parameters: [] });
