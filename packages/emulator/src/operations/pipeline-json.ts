import { goJsonString } from '../json/go-json-string.js';
import { ObjectWriter } from '../json/object-writer.js';
import type { ServerContext } from '../server-context.js';
import type { PipelineRow, VersionRow } from '../store/rows.js';
import { parametersJson } from './spec-json.js';

/** A version as answers have it. */
export function versionJson(version: VersionRow, { profile }: ServerContext): string {
  return new ObjectWriter()
    .string('id', version.id)
    .string('name', version.name)
    .time('created_at', version.createdAt)
    .list('parameters', parametersJson(version.parameters))
    .string('code_source_url', version.codeSourceUrl)
    .raw('package_url', profile.versionsComeFirst ? urlJson(version) : undefined)
    .list('resource_references', [`{"key":{"type":"PIPELINE","id":"${version.pipelineId}"},"relationship":"OWNER"}`])
    .string('description', version.description)
    .end();
}

const urlJson = ({ codeSourceUrl }: VersionRow): string | undefined =>
  codeSourceUrl === '' ? undefined : `{"pipeline_url":${goJsonString(codeSourceUrl)}}`;

/** What the server shows for a default version that does not exist. */
const MISSING_VERSION =
  '{"created_at":"1970-01-01T00:00:00Z","resource_references":[{"key":{"type":"PIPELINE"},"relationship":"OWNER"}]}';

/** A pipeline as answers have it. Release 1.8.5 never shows its namespace. */
export function pipelineJson(pipeline: PipelineRow, server: ServerContext): string {
  const { namespace } = pipeline;
  const later = server.profile.versionsComeFirst;
  const version = server.state.tables.versions.get(pipeline.defaultVersionId);
  const shown = version ? versionJson(version, server) : MISSING_VERSION;
  return new ObjectWriter()
    .string('id', pipeline.id)
    .time('created_at', pipeline.createdAt)
    .string('name', pipeline.name)
    .string('description', pipeline.description)
    .list('parameters', parametersJson(pipeline.parameters))
    .raw('url', version && later ? urlJson(version) : undefined)
    .raw('default_version', pipeline.defaultVersionId === '' ? undefined : shown)
    .raw(
      'resource_references',
      later && namespace !== ''
        ? `[{"key":{"type":"NAMESPACE","id":${goJsonString(namespace)}},"relationship":"OWNER"}]`
        : undefined,
    )
    .end();
}
