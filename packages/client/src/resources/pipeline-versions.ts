import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { type Pipeline, type PipelineVersion, toPipelineVersion } from '../decode/pipeline.js';
import { filter, type PipelineVersionFilterKey } from '../filters/filter.js';
import { serializeFilter } from '../filters/serialize-filter.js';
import { createPages } from '../pagination/create-pages.js';
import type { Pages } from '../pagination/page.js';
import { onlyMatch } from '../references/only-match.js';
import { idOf, type Ref } from '../references/ref.js';
import type { PackageSource } from '../submission/package-source.js';
import { type CallPromise, callPromise, mapAnswer, voidPromise } from './call-promise.js';
import { type CommonConditions, type ListQuery, toCriteria, toListParameters } from './list-query.js';
import type { PipelineRef } from './pipelines.js';
import type { ResourceContext } from './resource-context.js';
import { toSourcePage } from './source-page.js';

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
  readonly #context: ResourceContext;
  readonly #pipelineId: (ref: PipelineRef, options?: CallOptions) => Promise<string>;

  constructor(context: ResourceContext, pipelineId: (ref: PipelineRef, options?: CallOptions) => Promise<string>) {
    this.#context = context;
    this.#pipelineId = pipelineId;
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
    const pipelineId = () => this.#pipelineId(request.pipeline, options);
    return callPromise(uploads().then((to) => to.uploadVersion(this.#context, source, request, pipelineId, options)));
  }

  /** Makes a version of what the server downloads from `url`. Release 1.8.5 may read only a beginning of a large file: prefer {@link upload}. */
  createFromUrl(
    url: string | URL,
    request: PipelineVersionFromUrlOptions,
    options?: CallOptions,
  ): CallPromise<PipelineVersion> {
    const pipelineId = () => this.#pipelineId(request.pipeline, options);
    return callPromise(
      uploads().then((to) => to.createVersionFromUrl(this.#context, String(url), request, pipelineId, options)),
    );
  }

  get(ref: PlacedVersionRef, options?: CallOptions): CallPromise<PipelineVersion> {
    return callPromise(this.#get(ref, options));
  }

  list(pipeline: PipelineRef, query: PipelineVersionListQuery = {}, options?: CallOptions): Pages<PipelineVersion> {
    let id: string | undefined;
    return createPages<PipelineVersion>(
      async (page, call) => {
        const parameters = toListParameters(toCriteria(query), page);
        id ??= await this.#pipelineId(pipeline, call);
        return this.#page(id, parameters, call);
      },
      query,
      options,
    );
  }

  /** Deletes a version; the newest of the others becomes the default. Runs made from it stay. */
  delete(ref: PlacedVersionRef, options?: CallOptions): CallPromise<void> {
    return voidPromise(
      this.#id(ref, options).then((version_id) =>
        this.#context.caller.call('DeletePipelineVersion', { path: { version_id } }, options),
      ),
    );
  }

  /** The version's workflow as text: JSON for Argo workflows, whatever was uploaded. */
  template(ref: PlacedVersionRef, options?: CallOptions): CallPromise<string> {
    return callPromise(
      this.#id(ref, options).then((version_id) =>
        mapAnswer(
          this.#context.caller.call('GetPipelineVersionTemplate', { path: { version_id } }, options),
          ({ template = '' }) => template,
        ),
      ),
    );
  }

  async #get(ref: PlacedVersionRef, options?: CallOptions): Promise<Answer<PipelineVersion>> {
    const version_id = idOf(ref, 'version');
    if (version_id !== undefined) {
      const answer = this.#context.caller.call('GetPipelineVersion', { path: { version_id } }, options);
      return mapAnswer(answer, toPipelineVersion);
    }
    const { name, pipeline } = ref as { name: string; pipeline?: Ref<Pipeline> };
    if (pipeline === undefined) throw (await import('../references/no-single-match.js')).unplacedVersion(name);
    const id = await this.#pipelineId(pipeline, options);
    const answer = this.#page(id, { filter: serializeFilter(filter.equals('name', name)) }, options);
    return onlyMatch(
      mapAnswer(answer, ({ items }) => items()),
      name,
      'version',
      'ListPipelineVersions',
    );
  }

  async #id(ref: PlacedVersionRef, options?: CallOptions): Promise<string> {
    return idOf(ref, 'version') ?? (await this.#get(ref, options)).data.id;
  }

  #page(
    pipelineId: string,
    parameters: { page_size?: number; page_token?: string; sort_by?: string; filter?: string | undefined },
    options?: CallOptions,
  ) {
    const query = { 'resource_key.type': 'PIPELINE' as const, 'resource_key.id': pipelineId, ...parameters };
    return mapAnswer(this.#context.caller.call('ListPipelineVersions', { query }, options), (data) =>
      toSourcePage(data, data.versions, toPipelineVersion),
    );
  }
}

const uploads = () => import('../submission/upload-pipeline.js');
