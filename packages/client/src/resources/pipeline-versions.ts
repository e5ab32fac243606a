import type { CallOptions } from '../call/call-options.js';
import type { PipelineVersion } from '../decode/pipeline.js';
import type { PipelineVersionFilterKey } from '../filters/filter.js';
import { createPages } from '../pagination/create-pages.js';
import type { Pages } from '../pagination/page.js';
import type { Ref } from '../references/ref.js';
import type { PackageSource } from '../submission/package-source.js';
import { type CallPromise, callPromise, voidPromise } from './call-promise.js';
import type { CommonConditions, ListQuery } from './list-query.js';
import type { VersionContext } from './pipeline-version-requests.js';
import type { PipelineRef } from './pipelines.js';
import { remember } from './remember.js';
import type { ResourceContext } from './resource-context.js';

/** A version by id, by itself, or by its name in a pipeline. */
export type PipelineVersionRef = Ref<PipelineVersion> | { name: string; pipeline: PipelineRef; id?: undefined };

/** A version that is said wholly: by id, by itself, or by its name together with its pipeline. */
export type PlacedVersionRef =
  | string
  | Pick<PipelineVersion, 'id'>
  | Extract<PipelineVersionRef, { pipeline: PipelineRef }>;

export interface PipelineVersionUploadOptions {
  pipeline: PipelineRef;
  /** Unique in its pipeline. */
  name: string;
  description?: string | undefined;
}

export interface PipelineVersionFromUrlOptions extends PipelineVersionUploadOptions {
  /** Where the source of the pipeline is to be found. */
  codeSourceUrl?: string | undefined;
}

export interface PipelineVersionListQuery
  extends ListQuery<PipelineVersion, PipelineVersionFilterKey, PipelineVersionFilterKey>,
    CommonConditions {}

/** The versions of pipelines: `client.pipelines.versions`. */
export class PipelineVersions {
  readonly #context: VersionContext;

  constructor(context: ResourceContext, pipelineId: VersionContext['pipelineId']) {
    this.#context = { ...context, pipelineId };
  }

  /**
   * Uploads a package as a new version, which becomes the pipeline's default.
   *
   * @throws AlreadyExistsError when the pipeline has a version of that name.
   */
  upload(
    source: PackageSource,
    request: PipelineVersionUploadOptions,
    options?: CallOptions,
  ): CallPromise<PipelineVersion> {
    const pipelineId = () => this.#context.pipelineId(request.pipeline, options);
    return callPromise(uploads().then((to) => to.uploadVersion(this.#context, source, request, pipelineId, options)));
  }

  /** Makes a version of what the server downloads from `url`. Release 1.8.5 may read only a beginning of a large file: prefer {@link upload}. */
  createFromUrl(
    url: string | URL,
    request: PipelineVersionFromUrlOptions,
    options?: CallOptions,
  ): CallPromise<PipelineVersion> {
    const pipelineId = () => this.#context.pipelineId(request.pipeline, options);
    return callPromise(
      uploads().then((to) => to.createVersionFromUrl(this.#context, String(url), request, pipelineId, options)),
    );
  }

  get(ref: PlacedVersionRef, options?: CallOptions): CallPromise<PipelineVersion> {
    return callPromise(requests().then((to) => to.getVersion(this.#context, ref, options)));
  }

  list(pipeline: PipelineRef, query: PipelineVersionListQuery = {}, options?: CallOptions): Pages<PipelineVersion> {
    const plan = remember(async (call: CallOptions) =>
      (await requests()).versionList(this.#context, pipeline, query, call),
    );
    return createPages<PipelineVersion>(async (page, call) => (await plan(call))(page, call), query, options);
  }

  /** Deletes a version; the newest of the others becomes the default. Runs made from it stay. */
  delete(ref: PlacedVersionRef, options?: CallOptions): CallPromise<void> {
    return voidPromise(requests().then((to) => to.deleteVersion(this.#context, ref, options)));
  }

  /** The version's workflow as text: JSON for Argo workflows, whatever was uploaded. */
  template(ref: PlacedVersionRef, options?: CallOptions): CallPromise<string> {
    return callPromise(requests().then((to) => to.versionTemplate(this.#context, ref, options)));
  }
}

const uploads = () => import('../submission/upload-pipeline.js');

/** Loaded when one is made: most programs leave versions to `upsert` and `submit`. */
const requests = () => import('./pipeline-version-requests.js');
