import { uploadFailureAnswer } from '../errors/failure-answer.js';
import { ConnectionKilled, GrpcCode, ServerFailure, UnclassifiedFailure, wrapping } from '../errors/server-failure.js';
import { type HttpAnswer, jsonAnswer } from '../http/http-answer.js';
import { goQueryUnescape } from '../http/query-values.js';
import type { ServerContext } from '../server-context.js';
import { readUploadedFile } from '../upload/multipart-file.js';
import { readPackageText } from '../upload/package-text.js';
import type { ApiCall } from './api-call.js';
import { pipelineJson, versionJson } from './pipeline-json.js';
import { demandPipelineNamespace } from './pipeline-versions.js';
import { wrapped } from './pipelines.js';
import { insertPipeline, insertVersion, pipelineNameOf } from './store-pipeline.js';

/** Uploads answer in their own way: their errors have another shape, and late ones are all 500. */
export async function uploadPipeline(call: ApiCall, server: ServerContext): Promise<HttpAnswer> {
  return answering(server, async () => {
    const file = wrapping('Failed to read pipeline from file', () => readUploadedFile(call.headers, call.body));
    const text = await readPackageText(file.name, file.content).catch((error: unknown) => {
      throw wrapped('Error read pipeline file.', error);
    });
    // Releases 2.x pass over a namespace that a single-user server has no use for.
    const namespace = server.multiUser || !server.profile.plainNames ? call.query.get('namespace') : '';
    authorizeUpload(call, server, namespace);
    const name = wrapping('Invalid pipeline name.', () =>
      pipelineNameOf(call.query.get('name'), file.name, server.profile),
    );
    const asked = call.query.get('description');
    const description = server.profile.plainNames
      ? asked
      : wrapping('Error read pipeline description.', () => unescapeOnce(asked));
    return {
      text: 'Error creating pipeline',
      create: () => pipelineJson(insertPipeline(server, { name, description, namespace, text }), server),
    };
  });
}

export async function uploadPipelineVersion(call: ApiCall, server: ServerContext): Promise<HttpAnswer> {
  return answering(server, async () => {
    const file = wrapping('Failed to read pipeline version from file', () => readUploadedFile(call.headers, call.body));
    const text = await readPackageText(file.name, file.content).catch((error: unknown) => {
      throw wrapped('Error read pipeline version file.', error);
    });
    const name = wrapping('Invalid pipeline version name.', () =>
      pipelineNameOf(call.query.get('name'), file.name, server.profile),
    );
    const pipelineId = call.query.get('pipelineid');
    if (pipelineId === '') throw new UnclassifiedFailure('Please specify a pipeline id when creating versions.');
    authorizeUpload(call, server, demandPipelineNamespace(server, pipelineId));
    const asked = { name, description: call.query.get('description'), pipelineId, codeSourceUrl: '', text };
    return { text: 'Error creating pipeline version', create: () => versionJson(insertVersion(server, asked), server) };
  });
}

interface Prepared {
  /** Stands in front of what goes wrong from here on. */
  readonly text: string;
  readonly create: () => string;
}

async function answering(server: ServerContext, prepare: () => Promise<Prepared>): Promise<HttpAnswer> {
  let status = 400;
  try {
    const { text, create } = await prepare();
    status = 500;
    return jsonAnswer(200, wrapping(text, create));
  } catch (failure) {
    if (!(failure instanceof ServerFailure)) throw failure;
    const conflict = failure.code === GrpcCode.AlreadyExists && server.profile.uploadConflictIs409;
    const contentType = status === 500 && server.profile.uploadConflictIs409 ? 'application/json' : undefined;
    return uploadFailureAnswer(conflict ? 409 : status, failure.texts(), contentType);
  }
}

/** Release 1.8.5 asks for whoever the user header names, as it is; later ones take bearer tokens too. */
function authorizeUpload(call: ApiCall, server: ServerContext, namespace: string): void {
  if (namespace === '') return;
  if (!server.multiUser) throw new ConnectionKilled('an upload into a namespace of a single-user server');
  const question = { resource: 'pipelines', verb: 'create', namespace };
  wrapping('Authorization to namespace failed.', () =>
    wrapping('Authorization Failure.', () =>
      server.profile.reviewsByOwnVerbs
        ? server.access.check(call.headers, question)
        : server.access.checkRawHeader(call.headers, question),
    ),
  );
}

function unescapeOnce(text: string): string {
  const decoded = goQueryUnescape(text);
  if (decoded.error !== undefined) throw new UnclassifiedFailure(decoded.error);
  return decoded.text;
}
