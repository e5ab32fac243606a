import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { type Pipeline, toPipeline } from '../decode/pipeline.js';
import { filter, type PipelineFilterKey } from '../filters/filter.js';
import { serializeFilter } from '../filters/serialize-filter.js';
import { createPages } from '../pagination/create-pages.js';
import type { Pages } from '../pagination/page.js';
import { onlyMatch } from '../references/only-match.js';
import { idOf, type Ref } from '../references/ref.js';
import type { PackageSource } from '../submission/package-source.js';
import type { PipelineUpsertOptions, PipelineUpsertResult } from '../submission/upsert-pipeline.js';
import { type CallPromise, callPromise, mapAnswer, voidPromise } from './call-promise.js';
import { type CommonConditions, type ListQuery, toCriteria, toKeyParameters, toListParameters } from './list-query.js';
import { type PipelineVersionRef, PipelineVersions } from './pipeline-versions.js';
import { resolveNamespace } from './resolve-namespace.js';
import type { ResourceContext } from './resource-context.js';
import { itemsOf, toSourcePage } from './source-page.js';

/** A pipeline by id, by itself, or by name among the shared ones or in the given namespace. */
export type PipelineRef = Ref<Pipeline> | { name: string; namespace?: string | undefined; id?: undefined };

export interface PipelineUploadOptions {
  /** At most 100 bytes. Default: the file's name as the server sees it. */
  name?: string | undefined;
  description?: string | undefined;
  /**
   * Makes a private pipeline of a multi-user server. Default: a shared one, whatever the client's namespace, as release
   * 1.8.5 shows private pipelines neither in its UI nor to other clients.
   */
  namespace?: string | undefined;
}

export interface PipelineListQuery extends ListQuery<Pipeline, PipelineFilterKey, PipelineFilterKey>, CommonConditions {
  /** Default: the shared pipelines. */
  namespace?: string | undefined;
}

/** Pipelines and, as `versions`, what they are made of. */
export class Pipelines {
  readonly #context: ResourceContext;
  readonly versions: PipelineVersions;

  constructor(context: ResourceContext) {
    this.#context = context;
    this.versions = new PipelineVersions(context, (ref, options) => this.#id(ref, options));
  }

  /**
   * Uploads a compiled pipeline, after a look whether it is one.
   *
   * @throws AlreadyExistsError when the name is taken; ConfigurationError when the source is no pipeline.
   */
  upload(source: PackageSource, request: PipelineUploadOptions = {}, options?: CallOptions): CallPromise<Pipeline> {
    return callPromise(uploads().then((to) => to.uploadPipeline(this.#context, source, request, options)));
  }

  /** Makes a pipeline of what the server downloads from `url`. Release 1.8.5 may read only a beginning of a large file: prefer {@link upload}. */
  createFromUrl(url: string | URL, request: PipelineUploadOptions = {}, options?: CallOptions): CallPromise<Pipeline> {
    return callPromise(uploads().then((to) => to.createPipelineFromUrl(this.#context, String(url), request, options)));
  }

  /**
   * Makes the pipeline of that name have the package as a version: uploads a pipeline, or a version, or nothing when the
   * content is there already, and says which. Where an answer is lost, it looks whether the upload arrived before it is sent
   * again.
   *
   * @throws AlreadyExistsError when the version of that name has other content.
   */
  upsert(
    source: PackageSource,
    request: PipelineUpsertOptions,
    options?: CallOptions,
  ): CallPromise<PipelineUpsertResult> {
    return callPromise(
      import('../submission/upsert-pipeline.js').then((to) =>
        to.upsertPipeline(this.#context, this, source, request, options),
      ),
    );
  }

  /** Gets a pipeline by id, or by exact name (one filtered request). */
  get(ref: PipelineRef, options?: CallOptions): CallPromise<Pipeline> {
    return callPromise(this.#get(ref, options));
  }

  /** Lists the shared pipelines, or those of a namespace. */
  list(query: PipelineListQuery = {}, options?: CallOptions): Pages<Pipeline> {
    return createPages<Pipeline>(
      async (page, call) => {
        const parameters = toListParameters(toCriteria(query, 'namespace'), page);
        return this.#page(parameters, query.namespace, call);
      },
      query,
      options,
    );
  }

  /** Deletes a pipeline and all its versions; runs made from it stay. */
  delete(ref: PipelineRef, options?: CallOptions): CallPromise<void> {
    return voidPromise(
      Promise.all([import('./delete-pipeline.js'), this.#id(ref, options)]).then(([{ deletePipeline }, id]) =>
        deletePipeline(this.#context, this, id, options),
      ),
    );
  }

  /** The default version's workflow as text: JSON for Argo workflows, whatever was uploaded. Empty when there is no version. */
  template(ref: PipelineRef, options?: CallOptions): CallPromise<string> {
    return callPromise(
      this.#id(ref, options).then((id) =>
        mapAnswer(this.#context.caller.call('GetTemplate', { path: { id } }, options), ({ template = '' }) => template),
      ),
    );
  }

  /** Makes `version` the one that runs of the pipeline start from. The server does not check that both belong together. */
  setDefaultVersion(ref: PipelineRef, version: PipelineVersionRef, options?: CallOptions): CallPromise<void> {
    const pipelineId = () => this.#id(ref, options);
    return voidPromise(
      import('./set-default-version.js').then((to) =>
        to.setDefaultVersion(this.#context, this, pipelineId, version, options),
      ),
    );
  }

  async #get(ref: PipelineRef, options?: CallOptions): Promise<Answer<Pipeline>> {
    const id = idOf(ref, 'pipeline');
    if (id !== undefined) {
      return mapAnswer(this.#context.caller.call('GetPipeline', { path: { id } }, options), toPipeline);
    }
    const { name, namespace } = ref as { name: string; namespace?: string };
    const found = this.#page({ filter: serializeFilter(filter.equals('name', name)) }, namespace, options);
    return onlyMatch(itemsOf(found), name, 'pipeline', 'ListPipelines');
  }

  async #id(ref: PipelineRef, options?: CallOptions): Promise<string> {
    return idOf(ref, 'pipeline') ?? (await this.#get(ref, options)).data.id;
  }

  async #page(
    parameters: { page_size?: number; page_token?: string; sort_by?: string; filter?: string | undefined },
    namespace: string | undefined,
    options?: CallOptions,
  ) {
    const id = await this.#namespace(namespace, options);
    const query = { ...parameters, ...toKeyParameters(id === undefined ? undefined : { type: 'NAMESPACE', id }) };
    return mapAnswer(this.#context.caller.call('ListPipelines', { query }, options), (data) =>
      toSourcePage(data, data.pipelines, toPipeline, id),
    );
  }

  /** Only a namespace that a call names makes a pipeline private; see {@link PipelineUploadOptions.namespace}. */
  async #namespace(given: string | undefined, options?: CallOptions): Promise<string | undefined> {
    return given ? resolveNamespace(this.#context, given, options) : undefined;
  }
}

const uploads = () => import('../submission/upload-pipeline.js');
