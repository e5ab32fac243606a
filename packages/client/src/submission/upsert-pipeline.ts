import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { requireKnown } from '../config/require-known.js';
import type { Pipeline, PipelineVersion } from '../decode/pipeline.js';
import { AlreadyExistsError, isAlreadyExistsError, isNotFoundError } from '../errors/index.js';
import { nonEmpty } from '../references/ref.js';
import type { Pipelines } from '../resources/pipelines.js';
import { isSameWorkflow } from './is-same-workflow.js';
import { loadPackage } from './load-package.js';
import type { PackageSource } from './package-source.js';

export interface PipelineUpsertOptions {
  name: string;
  /** Name of the version, should one be added. Default: made of the content's hash. */
  version?: string | undefined;
  description?: string | undefined;
  /** Makes or finds a private pipeline of a multi-user server. Default: a shared one. */
  namespace?: string | undefined;
}

export interface PipelineUpsertResult {
  readonly pipeline: Pipeline;
  /** The version that has the content. */
  readonly version: PipelineVersion;
  readonly outcome: 'created' | 'version-added' | 'unchanged';
}

/** Makes the pipeline of that name have the package as a version, uploading only what is not there yet. */
export async function upsertPipeline(
  pipelines: Pipelines,
  source: PackageSource,
  request: PipelineUpsertOptions,
  options: CallOptions = {},
): Promise<Answer<PipelineUpsertResult>> {
  requireKnown('upsert', request, 'name version description namespace');
  const { name, version: versionName, description, namespace } = request;
  nonEmpty(name, 'pipeline name');
  const { file, workflow } = await loadPackage(source, options.signal);
  const content: PackageSource = file.name === undefined ? file.content : { name: file.name, content: file.content };
  const place = namespace === undefined ? {} : { namespace };
  const find = () => pipelines.get({ name, ...place }, options).withResponse();
  const upload = (pipeline: Pipeline, as: string) =>
    pipelines.versions.upload(content, { pipeline, name: as, ...(description && { description }) }, options);
  const same = async (version: PipelineVersion) =>
    isSameWorkflow(workflow.manifest, await pipelines.versions.template(version, options));

  const created = await createUnlessThere(pipelines, content, { name, description, ...place }, find, options);
  const { data: pipeline, response } = created.answer;
  const done = async (outcome: PipelineUpsertResult['outcome'], version: PipelineVersion) => ({
    data: {
      pipeline: outcome === 'unchanged' ? pipeline : await pipelines.get(pipeline.id, options),
      version,
      outcome,
    },
    response,
  });

  const current = pipeline.defaultVersion;
  if (created.isNew && current) {
    // The server names the first version after the pipeline, whatever the user would have it called.
    return done('created', versionName && versionName !== current.name ? await upload(pipeline, versionName) : current);
  }
  const wanted = versionName ?? (await contentName(workflow.manifestJson));
  const namesake = await versionNamed(pipelines, pipeline, wanted, options);
  if (namesake) {
    if (!(await same(namesake))) throw otherContent(name, wanted);
    if (versionName === undefined && namesake.id !== current?.id) {
      await pipelines.setDefaultVersion(pipeline, namesake, options);
    }
    return done('unchanged', namesake);
  }
  if (current && (await same(current))) return done('unchanged', current);
  return done('version-added', await upload(pipeline, wanted));
}

async function createUnlessThere(
  pipelines: Pipelines,
  content: PackageSource,
  request: { name: string; description?: string | undefined; namespace?: string },
  find: () => Promise<Answer<Pipeline>>,
  options: CallOptions,
): Promise<{ answer: Answer<Pipeline>; isNew: boolean }> {
  try {
    return { answer: await find(), isNew: false };
  } catch (error) {
    if (!isNotFoundError(error)) throw error;
  }
  const { description, ...rest } = request;
  try {
    const upload = { ...rest, ...(description && { description }) };
    return { answer: await pipelines.upload(content, upload, options).withResponse(), isNew: true };
  } catch (error) {
    // Somebody else was faster.
    if (!isAlreadyExistsError(error)) throw error;
    return { answer: await find(), isNew: false };
  }
}

async function versionNamed(
  pipelines: Pipelines,
  pipeline: Pipeline,
  name: string,
  options: CallOptions,
): Promise<PipelineVersion | undefined> {
  try {
    return await pipelines.versions.get({ name, pipeline }, options);
  } catch (error) {
    if (isNotFoundError(error)) return undefined;
    throw error;
  }
}

async function contentName(manifestJson: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(manifestJson));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `sha256-${hex.slice(0, 12)}`;
}

function otherContent(pipeline: string, version: string): AlreadyExistsError {
  return new AlreadyExistsError(`Pipeline "${pipeline}" has a version "${version}" with other content.`, {
    status: 409,
    operationId: 'UploadPipelineVersion',
    method: 'POST',
    path: '/apis/v1beta1/pipelines/upload_version',
    attempts: 0,
    hint: 'A version cannot be changed: choose another version name.',
  });
}
