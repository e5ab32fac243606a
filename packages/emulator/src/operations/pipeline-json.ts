import { ObjectWriter } from '../json/object-writer.js';
import type { ServerContext } from '../server-context.js';
import type { PipelineRow, VersionRow } from '../store/rows.js';
import { parametersJson } from './spec-json.js';

/** A version as answers have it. */
export function versionJson(version: VersionRow): string {
  return new ObjectWriter()
    .string('id', version.id)
    .string('name', version.name)
    .time('created_at', version.createdAt)
    .list('parameters', parametersJson(version.parameters))
    .string('code_source_url', version.codeSourceUrl)
    .list('resource_references', [`{"key":{"type":"PIPELINE","id":"${version.pipelineId}"},"relationship":"OWNER"}`])
    .string('description', version.description)
    .end();
}

/** What the server shows for a default version that does not exist. */
const MISSING_VERSION =
  '{"created_at":"1970-01-01T00:00:00Z","resource_references":[{"key":{"type":"PIPELINE"},"relationship":"OWNER"}]}';

/** A pipeline as answers have it. Its namespace is never shown. */
export function pipelineJson(pipeline: PipelineRow, server: ServerContext): string {
  const version = server.state.tables.versions.get(pipeline.defaultVersionId);
  const shown = version ? versionJson(version) : MISSING_VERSION;
  return new ObjectWriter()
    .string('id', pipeline.id)
    .time('created_at', pipeline.createdAt)
    .string('name', pipeline.name)
    .string('description', pipeline.description)
    .list('parameters', parametersJson(pipeline.parameters))
    .raw('default_version', pipeline.defaultVersionId === '' ? undefined : shown)
    .end();
}
