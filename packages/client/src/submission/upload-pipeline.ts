import type { CallOptions } from '../call/call-options.js';
import type { Answer, RequestSpelling } from '../call/operation-caller.js';
import { requireKnown } from '../config/require-known.js';
import { inNamespace } from '../decode/in-namespace.js';
import { type Pipeline, type PipelineVersion, toPipeline, toPipelineVersion } from '../decode/pipeline.js';
import { isLaterRelease } from '../decode/server-health.js';
import { ConfigurationError, isInvalidRequestError } from '../errors/index.js';
import { idOf, nonEmpty } from '../references/ref.js';
import { namespaceOwner, pipelineOwner } from '../references/resource-references.js';
import { mapAnswer } from '../resources/call-promise.js';
import type { PipelineVersionFromUrlOptions, PipelineVersionUploadOptions } from '../resources/pipeline-versions.js';
import type { PipelineUploadOptions } from '../resources/pipelines.js';
import { resolveNamespace } from '../resources/resolve-namespace.js';
import type { ResourceContext } from '../resources/resource-context.js';
import type { PackageSource } from './package-source.js';
import { readUpload, type Upload, type UploadFile } from './read-upload.js';

/** Uploads a package as a new pipeline. */
export async function uploadPipeline(
  context: ResourceContext,
  source: PackageSource,
  request: PipelineUploadOptions,
  options: CallOptions = {},
): Promise<Answer<Pipeline>> {
  requireKnown('upload', request, UPLOAD_MEMBERS);
  const { name, description, namespace: given } = request;
  refuseLong(name, description);
  const upload = await readUpload(source, options.signal);
  const { fallbackName } = upload;
  const namespace = given && (await resolveNamespace(context, given, options));
  const query = {
    ...((name || fallbackName) && { name: name || fallbackName }),
    ...(description && { description }),
    ...(namespace && { namespace }),
  };
  const spelling = await uploadSpelling(context, query, options);
  const answer = understood(upload, (uploadfile) =>
    context.caller.call('UploadPipeline', { query, body: { uploadfile } }, options, spelling),
  );
  return mapAnswer(answer, (raw) => inNamespace(toPipeline(raw), namespace));
}

/** Makes a pipeline of what the server downloads. */
export async function createPipelineFromUrl(
  context: ResourceContext,
  pipeline_url: string,
  request: PipelineUploadOptions,
  options?: CallOptions,
): Promise<Answer<Pipeline>> {
  requireKnown('pipeline', request, UPLOAD_MEMBERS);
  const { name, description, namespace: given } = request;
  refuseLong(name, description);
  const namespace = given && (await resolveNamespace(context, given, options));
  const body = {
    ...(name && { name }),
    ...(description && { description }),
    url: { pipeline_url: nonEmpty(pipeline_url, 'URL', LONGEST_URL) },
    ...(namespace && { resource_references: [namespaceOwner(namespace)] }),
  };
  const answer = context.caller.call('CreatePipeline', { body }, options);
  return mapAnswer(answer, (raw) => inNamespace(toPipeline(raw), namespace));
}

/** Uploads a package as a version; the pipeline is looked up only once the package is known to be one. */
export async function uploadVersion(
  context: ResourceContext,
  source: PackageSource,
  request: PipelineVersionUploadOptions,
  pipelineId: () => Promise<string>,
  options: CallOptions = {},
): Promise<Answer<PipelineVersion>> {
  requireKnown('upload', request, 'pipeline name description');
  const { name, description } = request;
  nonEmpty(name, 'version name');
  idOf(request.pipeline, 'pipeline');
  refuseLong(name, description);
  const upload = await readUpload(source, options.signal);
  const query = { name, pipelineid: await pipelineId(), ...(description && { description }) };
  const spelling = await uploadSpelling(context, query, options);
  const answer = understood(upload, (uploadfile) =>
    context.caller.call('UploadPipelineVersion', { query, body: { uploadfile } }, options, spelling),
  );
  return mapAnswer(answer, toPipelineVersion);
}

/** Makes a version of what the server downloads. */
export async function createVersionFromUrl(
  { caller }: ResourceContext,
  pipeline_url: string,
  request: PipelineVersionFromUrlOptions,
  pipelineId: () => Promise<string>,
  options?: CallOptions,
): Promise<Answer<PipelineVersion>> {
  requireKnown('version', request, 'pipeline name description codeSourceUrl');
  const { name, description, codeSourceUrl } = request;
  refuseLong(undefined, description);
  const body = {
    name: nonEmpty(name, 'version name'),
    package_url: { pipeline_url: nonEmpty(pipeline_url, 'URL', LONGEST_URL) },
    ...(description && { description }),
    ...(codeSourceUrl && { code_source_url: codeSourceUrl }),
    // Without this reference release 1.8.5 answers with a crash of its own.
    resource_references: [pipelineOwner(await pipelineId())],
  };
  return mapAnswer(caller.call('CreatePipelineVersion', { body }, options), toPipelineVersion);
}

/** Release 1.8.5 reads pipelines of the newer representation as JSON without wrapping alone; what it refuses leaves no trace. */
async function understood<T>({ file, asJson }: Upload, send: (file: UploadFile) => Promise<T>): Promise<T> {
  try {
    return await send(file);
  } catch (error) {
    if (!asJson || !isInvalidRequestError(error)) throw error;
    return send(asJson);
  }
}

/** Release 1.8.5 decodes the texts of an upload twice, later ones once; it matters only for texts with a `+` or `%`. */
async function uploadSpelling(
  { installation }: ResourceContext,
  query: { name?: string | undefined; description?: string | undefined },
  options: CallOptions,
): Promise<RequestSpelling> {
  if (!/[+%]/.test(`${query.name}${query.description}`)) return {};
  return { escapeTwiceDecoded: !isLaterRelease(await installation.known(options)) };
}

export const UPLOAD_MEMBERS = 'name description namespace';
const LONGEST_NAME_BYTES = 100;
const LONGEST_URL = 65_535;

function refuseLong(name: string | undefined, description: string | undefined): void {
  if (description) nonEmpty(description, 'description');
  if (name === undefined || new TextEncoder().encode(name).length <= LONGEST_NAME_BYTES) return;
  throw new ConfigurationError(`The name is longer than the ${LONGEST_NAME_BYTES} bytes that the server takes.`, {
    hint: 'Choose a shorter one; letters outside ASCII count two to four bytes.',
  });
}
