import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { type Pipeline, type PipelineVersion, toPipelineVersion } from '../decode/pipeline.js';
import { ConfigurationError } from '../errors/index.js';
import { filter, type PipelineVersionFilterKey } from '../filters/filter.js';
import { serializeFilter } from '../filters/serialize-filter.js';
import { createPages } from '../pagination/create-pages.js';
import type { Pages } from '../pagination/page.js';
import { onlyMatch } from '../references/only-match.js';
import { idOf, nonEmpty, type Ref } from '../references/ref.js';
import { pipelineOwner } from '../references/resource-references.js';
import type { PackageSource } from '../submission/package-source.js';
import { type CallPromise, callPromise, mapAnswer } from './call-promise.js';
import { type CommonConditions, commonFilters, type ListQuery, toCriteria, toListParameters } from './list-query.js';
import type { PipelineRef } from './pipelines.js';
import type { ResourceContext } from './resource-context.js';

/** A version by id, by itself, or by its name in a pipeline. */
export type PipelineVersionRef = Ref<PipelineVersion> | { name: string; pipeline: PipelineRef; id?: undefined };

export interface PipelineVersionUploadOptions {
  pipeline: PipelineRef;
  /** Unique in its pipeline. */
  name: string;
  description?: string;
}

export interface PipelineVersionFromUrlOptions extends PipelineVersionUploadOptions {
  /** Where the source of the pipeline is to be found. */
  codeSourceUrl?: string;
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
    return callPromise(this.#upload(source, request, options));
  }

  /** Makes a version of what the server downloads from `url`. Release 1.8.5 may read only a beginning of a large file: prefer {@link upload}. */
  createFromUrl(
    url: string | URL,
    request: PipelineVersionFromUrlOptions,
    options?: CallOptions,
  ): CallPromise<PipelineVersion> {
    return callPromise(this.#createFromUrl(String(url), request, options));
  }

  get(ref: PipelineVersionRef, options?: CallOptions): CallPromise<PipelineVersion> {
    return callPromise(this.#get(ref, options));
  }

  list(pipeline: PipelineRef, query: PipelineVersionListQuery = {}, options?: CallOptions): Pages<PipelineVersion> {
    let id: string | undefined;
    return createPages<PipelineVersion>(
      async (page, call) => {
        id ??= await this.#pipelineId(pipeline, call);
        const criteria = toCriteria(query, commonFilters(query), undefined);
        return this.#page(id, toListParameters(criteria, page), call);
      },
      query,
      options,
    );
  }

  /** Deletes a version; the newest of the others becomes the default. Runs made from it stay. */
  delete(ref: PipelineVersionRef, options?: CallOptions): CallPromise<void> {
    return callPromise(
      this.#id(ref, options).then((version_id) =>
        mapAnswer(
          this.#context.caller.call('DeletePipelineVersion', { path: { version_id } }, options),
          () => undefined,
        ),
      ),
    );
  }

  /** The version's workflow as text: JSON for Argo workflows, whatever was uploaded. */
  template(ref: PipelineVersionRef, options?: CallOptions): CallPromise<string> {
    return callPromise(
      this.#id(ref, options).then((version_id) =>
        mapAnswer(
          this.#context.caller.call('GetPipelineVersionTemplate', { path: { version_id } }, options),
          ({ template = '' }) => template,
        ),
      ),
    );
  }

  async #upload(
    source: PackageSource,
    { pipeline, name, description }: PipelineVersionUploadOptions,
    options?: CallOptions,
  ): Promise<Answer<PipelineVersion>> {
    nonEmpty(name, 'version name');
    const { file: uploadfile } = await (await import('../submission/read-upload.js')).readUpload(
      source,
      options?.signal,
    );
    const pipelineid = await this.#pipelineId(pipeline, options);
    const query = { name, pipelineid, ...(description && { description }) };
    const answer = this.#context.caller.call('UploadPipelineVersion', { query, body: { uploadfile } }, options);
    return mapAnswer(answer, toPipelineVersion);
  }

  async #createFromUrl(
    pipeline_url: string,
    { pipeline, name, description, codeSourceUrl }: PipelineVersionFromUrlOptions,
    options?: CallOptions,
  ): Promise<Answer<PipelineVersion>> {
    const body = {
      name: nonEmpty(name, 'version name'),
      package_url: { pipeline_url: nonEmpty(pipeline_url, 'URL') },
      ...(description && { description }),
      ...(codeSourceUrl && { code_source_url: codeSourceUrl }),
      resource_references: [pipelineOwner(await this.#pipelineId(pipeline, options))],
    };
    return mapAnswer(this.#context.caller.call('CreatePipelineVersion', { body }, options), toPipelineVersion);
  }

  async #get(ref: PipelineVersionRef, options?: CallOptions): Promise<Answer<PipelineVersion>> {
    const version_id = idOf(ref, 'version');
    if (version_id !== undefined) {
      const answer = this.#context.caller.call('GetPipelineVersion', { path: { version_id } }, options);
      return mapAnswer(answer, toPipelineVersion);
    }
    const { name, pipeline } = ref as { name: string; pipeline?: Ref<Pipeline> };
    if (pipeline === undefined) {
      throw new ConfigurationError(`Which pipeline the version "${name}" belongs to is not said.`, {
        hint: "Pass { name, pipeline } or the version's id.",
      });
    }
    const id = await this.#pipelineId(pipeline, options);
    const answer = this.#page(id, { filter: serializeFilter(filter.equals('name', name)) }, options);
    return onlyMatch(await mapAnswer(answer, ({ items }) => items), name, 'version', 'ListPipelineVersions');
  }

  async #id(ref: PipelineVersionRef, options?: CallOptions): Promise<string> {
    return idOf(ref, 'version') ?? (await this.#get(ref, options)).data.id;
  }

  #page(
    pipelineId: string,
    parameters: { page_size?: number; page_token?: string; sort_by?: string; filter?: string | undefined },
    options?: CallOptions,
  ) {
    const query = { 'resource_key.type': 'PIPELINE' as const, 'resource_key.id': pipelineId, ...parameters };
    return mapAnswer(
      this.#context.caller.call('ListPipelineVersions', { query }, options),
      ({ versions = [], total_size, next_page_token }) => ({
        items: versions.map(toPipelineVersion),
        ...(total_size !== undefined && { totalSize: total_size }),
        ...(next_page_token && { nextPageToken: next_page_token }),
      }),
    );
  }
}
