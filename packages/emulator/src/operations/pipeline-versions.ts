import {
  ConnectionKilled,
  GatewayFailure,
  GrpcCode,
  invalidInput,
  notFound,
  wrapping,
} from '../errors/server-failure.js';
import { VERSION_LIST_PARAMETERS } from '../http/query-parameters.js';
import { pipelineVersionMessage } from '../json/api-messages.js';
import { ObjectWriter } from '../json/object-writer.js';
import { listOptions } from '../list/list-options.js';
import { listPage } from '../list/list-page.js';
import { listableVersions } from '../list/listable.js';
import type { ServerContext } from '../server-context.js';
import type { VersionRow } from '../store/rows.js';
import { downloadPackage } from '../upload/download-package.js';
import { readPackageText } from '../upload/package-text.js';
import { type ApiCall, idOf, type Operation, readBody } from './api-call.js';
import { readListCall } from './list-call.js';
import { versionJson } from './pipeline-json.js';
import { templateJson } from './pipeline-templates.js';
import { authorizePipeline, wrapped } from './pipelines.js';
import { insertVersion } from './store-pipeline.js';

export const createPipelineVersion: Operation = async (call, server) => {
  const message = readBody(call, pipelineVersionMessage);
  const download = await downloadPackage(message.package_url?.pipeline_url ?? '', server.profile);
  const text = await readPackageText(download.fileName, download.content).catch((error: unknown) => {
    throw wrapped('The URL is valid but pipeline system failed to read the file.', error);
  });
  let pipelineId: string | undefined;
  for (const reference of message.resource_references) {
    if (!reference?.key) throw new ConnectionKilled('a resource reference without key');
    if (reference.key.type === 'PIPELINE' && reference.relationship === 'OWNER') pipelineId ??= reference.key.id;
  }
  if (pipelineId === undefined) {
    throw new GatewayFailure(GrpcCode.Internal, 'grpc: error while marshaling: proto: Marshal called with nil');
  }
  // Release 1.8.5 asks for no right here.
  if (server.profile.reviewsByOwnVerbs) authorizePipeline(call, server, pipelineId, 'create');
  const asked = {
    name: server.profile.plainNames && message.name === '' ? download.fileName : message.name,
    description: message.description,
    pipelineId,
    codeSourceUrl: message.code_source_url,
    text,
  };
  return versionJson(
    wrapping('Failed to create a version.', () => insertVersion(server, asked)),
    server,
  );
};

export const getPipelineVersion: Operation = (call, server) => {
  const id = idOf(call);
  authorizeVersion(call, server, id);
  const version = server.state.tables.versions.get(id);
  if (!version) throw notFound('Version', id).wrap('Get pipeline version failed.');
  return versionJson(version, server);
};

export const listPipelineVersions: Operation = (call, server) => {
  const parameters = readListCall(call, VERSION_LIST_PARAMETERS, 'resource_key');
  const options = listOptions(parameters, listableVersions);
  const { key } = parameters;
  if (!key) throw invalidInput('ResourceKey must be set in the input');
  demandPipelineNamespace(server, key.id);
  authorizePipeline(call, server, key.id, 'list', 'Failed to authorize with API resource references');
  const page = listPage(server.state.tables.versions.group(`pipeline:${key.id}`), listableVersions, options);
  return new ObjectWriter()
    .list(
      'versions',
      page.rows.map((version) => versionJson(version, server)),
    )
    .string('next_page_token', page.nextToken)
    .number('total_size', page.total)
    .end();
};

/** The namespace of a pipeline that must exist. */
export function demandPipelineNamespace(server: ServerContext, id: string): string {
  const pipeline = server.state.tables.pipelines.get(id);
  if (!pipeline)
    throw notFound('Pipeline', id)
      .wrap('Failed to get namespace from Pipeline ID')
      .wrap('Failed to get namespace from pipelineId.');
  return pipeline.namespace;
}

export const deletePipelineVersion: Operation = (call, server) => {
  const id = idOf(call);
  const version = server.state.tables.versions.get(id);
  if (!version) throw notFound('Version', id).wrap('Failed to get Pipeline Version.');
  const verb = server.profile.reviewsByOwnVerbs ? 'delete' : 'list';
  authorizePipeline(call, server, version.pipelineId, verb, 'Failed to authorize with API resource references');
  server.state.remove('versions', id);
  promoteNewest(server, version);
  return '{}';
};

/** When the default version is deleted, the newest remaining one takes its place. */
function promoteNewest(server: ServerContext, deleted: VersionRow): void {
  const pipeline = server.state.tables.pipelines.get(deleted.pipelineId);
  if (pipeline?.defaultVersionId !== deleted.id) return;
  const [newest] = server.state.tables.versions.group(`pipeline:${pipeline.id}`).descending();
  pipeline.defaultVersionId = newest?.id ?? '';
  server.state.save('pipelines', pipeline);
}

export const getPipelineVersionTemplate: Operation = (call, server) => {
  const id = idOf(call);
  authorizeVersion(call, server, id);
  const version = server.state.tables.versions.get(id);
  if (!version)
    throw notFound('Version', id).wrap('Get pipeline version template failed').wrap('Get pipeline template failed.');
  return templateJson(version.template, server);
};

/** In release 1.8.5 reading a version asks for the right to list; an unknown one is left to the operation. */
function authorizeVersion(call: ApiCall, server: ServerContext, id: string): void {
  const version = server.state.tables.versions.get(id);
  if (version) authorizePipeline(call, server, version.pipelineId, server.profile.reviewsByOwnVerbs ? 'get' : 'list');
}
