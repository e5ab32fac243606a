import { ConnectionKilled, invalidInput, notFound, wrapping } from '../errors/server-failure.js';
import { pipelineMessage } from '../json/api-messages.js';
import { ObjectWriter } from '../json/object-writer.js';
import { listOptions } from '../list/list-options.js';
import { listPage } from '../list/list-page.js';
import { listablePipelines } from '../list/listable.js';
import { collationKey } from '../mysql/collation.js';
import type { ServerContext } from '../server-context.js';
import type { PipelineRow } from '../store/rows.js';
import { downloadPackage } from '../upload/download-package.js';
import { readPackageText } from '../upload/package-text.js';
import { type ApiCall, idOf, type Operation, readBody } from './api-call.js';
import { checkedKey, readListCall } from './list-call.js';
import { pipelineJson } from './pipeline-json.js';
import { templateJson } from './pipeline-templates.js';
import { insertPipeline, pipelineNameOf } from './store-pipeline.js';

export const createPipeline: Operation = async (call, server) => {
  const message = readBody(call, pipelineMessage);
  const download = await downloadPackage(message.url?.pipeline_url ?? '', server.profile);
  const text = await readPackageText(download.fileName, download.content).catch((error: unknown) => {
    throw wrapped('The URL is valid but pipeline system failed to read the file.', error);
  });
  const name = wrapping('Invalid pipeline name.', () =>
    pipelineNameOf(message.name, download.fileName, server.profile),
  );
  let namespace = '';
  for (const reference of message.resource_references) {
    if (!reference?.key) throw new ConnectionKilled('a resource reference without key');
    if (reference.key.type === 'NAMESPACE' && namespace === '') namespace = reference.key.id;
  }
  // Group and version are left empty, so rights in the pipelines group do not count.
  server.access.checkResource(call.headers, {
    resource: 'pipelines',
    verb: 'create',
    namespace,
    group: '',
    version: '',
  });
  const pipeline = wrapping('Create pipeline failed.', () =>
    insertPipeline(server, { name, description: message.description, namespace, text }),
  );
  return pipelineJson(pipeline, server);
};

/** A failure of asynchronous work with a text in front. */
export function wrapped(text: string, error: unknown): unknown {
  try {
    wrapping(text, () => {
      throw error;
    });
  } catch (outer) {
    return outer;
  }
  return error;
}

export const getPipeline: Operation = (call, server) => {
  const id = idOf(call);
  authorizePipeline(call, server, id, 'get');
  const pipeline = demand(server, id, 'Get pipeline failed.');
  demandVersion(server, pipeline);
  return pipelineJson(pipeline, server);
};

/** Only releases 2.x have it; `-` stands for no namespace. */
export const getPipelineByName: Operation = (call, server) => {
  const { namespace: asked = '', name = '' } = call.path;
  const namespace = asked === '-' ? '' : asked;
  const pipeline = server.state.tables.pipelines.named(namespace, collationKey(name));
  if (!pipeline) throw notFound('Pipeline', `${namespace}/${name}`).wrap('Failed to get a pipeline by name');
  authorizePipeline(call, server, pipeline.id, 'get');
  demandVersion(server, pipeline);
  return pipelineJson(pipeline, server);
};

/** Releases 2.x do not show a pipeline without versions on its own. */
function demandVersion(server: ServerContext, { id, defaultVersionId }: PipelineRow): void {
  if (!server.profile.versionsComeFirst || server.state.tables.versions.get(defaultVersionId)) return;
  throw notFound('Latest version of pipeline', id).wrap('Failed to get a pipeline');
}

export const listPipelines: Operation = (call, server) => {
  const parameters = readListCall(call);
  const key = checkedKey(parameters.key);
  if (key && key.type !== 'NAMESPACE') {
    throw invalidInput('Invalid resource references for pipelines. ListPipelines requires filtering by namespace.');
  }
  const namespace = key?.id ?? '';
  if (namespace !== '') {
    wrapping('Failed to authorize with API resource references', () =>
      server.access.checkResource(call.headers, { resource: 'pipelines', verb: 'list', namespace }),
    );
  }
  const options = listOptions(parameters, listablePipelines);
  const page = listPage(server.state.tables.pipelines.group(`namespace:${namespace}`), listablePipelines, options);
  return new ObjectWriter()
    .list(
      'pipelines',
      page.rows.map((row) => pipelineJson(row, server)),
    )
    .number('total_size', page.total)
    .string('next_page_token', page.nextToken)
    .end();
};

export const deletePipeline: Operation = (call, server) => {
  const id = idOf(call);
  authorizePipeline(call, server, id, 'delete');
  if (!server.state.tables.pipelines.get(id))
    throw notFound('Pipeline', id).wrap('Delete pipeline failed').wrap('Delete pipelines failed.');
  if (server.profile.versionsComeFirst && server.state.tables.versions.group(`pipeline:${id}`).size > 0) {
    throw invalidInput(`The pipeline ${id} still has versions. Delete them first`).wrap('Failed to delete a pipeline');
  }
  for (const version of [...server.state.tables.versions.group(`pipeline:${id}`).ascending()])
    server.state.remove('versions', version.id);
  server.state.remove('pipelines', id);
  return '{}';
};

export const getTemplate: Operation = (call, server) => {
  const id = idOf(call);
  authorizePipeline(call, server, id, server.profile.reviewsByOwnVerbs ? 'get' : 'list');
  const pipeline = server.state.tables.pipelines.get(id);
  if (!pipeline)
    throw notFound('Pipeline', id).wrap('Get pipeline template failed').wrap('Get pipeline template failed.');
  demandVersion(server, pipeline);
  return templateJson(server.state.tables.versions.get(pipeline.defaultVersionId)?.template ?? '', server);
};

export const updatePipelineDefaultVersion: Operation = (call, server) => {
  const id = call.path.pipeline_id ?? '';
  authorizePipeline(call, server, id, 'update');
  const pipeline = server.state.tables.pipelines.get(id);
  // Neither the pipeline nor the version is looked up.
  if (pipeline && !server.profile.versionsComeFirst) {
    pipeline.defaultVersionId = call.path.version_id ?? '';
    server.state.save('pipelines', pipeline);
  }
  return '{}';
};

/** Rights of a caller on a pipeline. Unknown ones are left to the operation; shared ones are never checked. */
export function authorizePipeline(
  call: ApiCall,
  server: ServerContext,
  id: string,
  verb: string,
  text = 'Failed to authorize the requests.',
): void {
  const namespace = server.state.tables.pipelines.get(id)?.namespace ?? '';
  if (!server.multiUser || namespace === '') return;
  wrapping(text, () => server.access.checkResource(call.headers, { resource: 'pipelines', verb, namespace }));
}

function demand(server: ServerContext, id: string, failure: string): PipelineRow {
  const pipeline = server.state.tables.pipelines.get(id);
  if (!pipeline) throw notFound('Pipeline', id).wrap(failure);
  return pipeline;
}
