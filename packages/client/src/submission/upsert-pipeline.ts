import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { requireKnown } from '../config/require-known.js';
import { inNamespace } from '../decode/in-namespace.js';
import type { Pipeline, PipelineVersion } from '../decode/pipeline.js';
import { AlreadyExistsError, isNotFoundError } from '../errors/index.js';
import { nonEmpty } from '../references/ref.js';
import type { Pipelines } from '../resources/pipelines.js';
import type { ResourceContext } from '../resources/resource-context.js';
import { unwrapped } from './ir-spec.js';
import { contentOf, isSameWorkflow } from './is-same-workflow.js';
import { loadPackage } from './load-package.js';
import type { PackageSource } from './package-source.js';
import { sendsOnce } from './sends-once.js';
import { type Uploaded, uploadOnce } from './upload-once.js';

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
  context: ResourceContext,
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
  const manifest = workflow.kind === 'ir' ? unwrapped(workflow.manifest) : workflow.manifest;
  const once = sendsOnce(context, options);
  const same = async (version: PipelineVersion) =>
    isSameWorkflow(manifest, await pipelines.versions.template(version, options));
  const find = () => ifThere(pipelines.get({ name, namespace }, options).withResponse());
  const versionNamed = (pipeline: Pipeline, as: string) =>
    ifThere(pipelines.versions.get({ name: as, pipeline }, options));
  const upload = async (pipeline: Pipeline, as: string): Promise<PipelineVersion> => {
    const send = () => pipelines.versions.upload(content, { pipeline, name: as, description }, options);
    const { found, by } = await uploadOnce<PipelineVersion>(send, () => versionNamed(pipeline, as), once);
    if (by === 'this-call' || (await same(found))) return found;
    throw otherContent(name, as);
  };

  const there = await find();
  const send = () => pipelines.upload(content, { name, description, namespace }, options).withResponse();
  const { found, by }: Uploaded<Answer<Pipeline>> = there
    ? { found: there, by: 'another' }
    : await uploadOnce(send, find, once);
  const { data: pipeline, response } = found;
  const done = async (outcome: PipelineUpsertResult['outcome'], version: PipelineVersion) => ({
    data: {
      pipeline:
        outcome === 'unchanged' ? pipeline : inNamespace(await pipelines.get(pipeline.id, options), pipeline.namespace),
      version,
      outcome,
    },
    response,
  });

  const current = pipeline.defaultVersion;
  const isMade = by === 'this-call' || (by === 'perhaps-this-call' && current && (await same(current)));
  if (isMade && current) {
    // The server names the first version after the pipeline, whatever the user would have it called.
    return done('created', versionName && versionName !== current.name ? await upload(pipeline, versionName) : current);
  }
  const wanted = versionName ?? (await contentName(contentOf(manifest)));
  const namesake = await versionNamed(pipeline, wanted);
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

async function ifThere<T>(looked: Promise<T>): Promise<T | undefined> {
  try {
    return await looked;
  } catch (error) {
    if (isNotFoundError(error)) return undefined;
    throw error;
  }
}

async function contentName(content: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content));
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
