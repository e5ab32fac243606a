import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { type Experiment, toExperiment } from '../decode/experiment.js';
import { type ExperimentFilterKey, filter } from '../filters/filter.js';
import { serializeFilter } from '../filters/serialize-filter.js';
import { createPages } from '../pagination/create-pages.js';
import type { Pages } from '../pagination/page.js';
import { onlyMatch } from '../references/only-match.js';
import { idOf, type Ref } from '../references/ref.js';
import { type CallPromise, callPromise, mapAnswer, voidPromise } from './call-promise.js';
import {
  type CommonConditions,
  type ListQuery,
  type ReferenceKey,
  toCriteria,
  toKeyParameters,
  toListParameters,
} from './list-query.js';
import { resolveNamespace } from './resolve-namespace.js';
import type { ResourceContext } from './resource-context.js';
import { toSourcePage } from './source-page.js';

export interface ExperimentRequest {
  /** Unique in its namespace, without regard to case. */
  name: string;
  description?: string | undefined;
  /** Default: the client's namespace; none on a single-user server. */
  namespace?: string | undefined;
}

export interface ExperimentListQuery
  extends ListQuery<Experiment, ExperimentFilterKey, ExperimentFilterKey>,
    CommonConditions {
  namespace?: string | undefined;
  /** Default: both. */
  archived?: boolean | undefined;
}

/** An experiment by id, by itself, or by name in the client's namespace or the given one. */
export type ExperimentRef = Ref<Experiment> | { name: string; namespace?: string | undefined; id?: undefined };

/** Groups of runs. */
export class Experiments {
  readonly #context: ResourceContext;

  constructor(context: ResourceContext) {
    this.#context = context;
  }

  /**
   * Makes an experiment.
   *
   * @throws AlreadyExistsError when the name is taken.
   */
  create(request: ExperimentRequest, options?: CallOptions): CallPromise<Experiment> {
    return callPromise(
      import('./create-experiment.js').then((to) => to.createExperiment(this.#context, request, options)),
    );
  }

  /** Gets the experiment called `name`, or makes it. Safe when many do it at once, and when an answer is lost. An archived one stays archived, as its `archived` says. */
  ensure(name: string, request: Omit<ExperimentRequest, 'name'> = {}, options?: CallOptions): CallPromise<Experiment> {
    const find = (wanted: string, namespace: string | undefined) => this.#find(wanted, namespace, options);
    return callPromise(
      import('./ensure-experiment.js').then((to) => to.ensureExperiment(this, find, name, request, options)),
    );
  }

  /**
   * Gets an experiment by id, or by exact name in the client's namespace (one filtered request).
   *
   * @throws NotFoundError
   */
  get(ref: ExperimentRef, options?: CallOptions): CallPromise<Experiment> {
    return callPromise(this.#get(ref, options));
  }

  /** Lists the experiments of a namespace, archived ones included. */
  list(query: ExperimentListQuery = {}, options?: CallOptions): Pages<Experiment> {
    return createPages<Experiment>(
      async (page, call) => {
        const criteria = toCriteria(query, 'namespace archived', ({ archived }) => [
          archived === undefined ? undefined : filter.equals('archived', archived),
        ]);
        const key = toKeyParameters(await this.#namespaceKey(query.namespace, call));
        return mapAnswer(
          this.#context.caller.call('ListExperiment', { query: { ...toListParameters(criteria, page), ...key } }, call),
          (data) => toSourcePage(data, data.experiments, toExperiment),
        );
      },
      query,
      options,
    );
  }

  /** Archives an experiment and all its runs, and disables its recurring runs; running ones go on. */
  archive(ref: ExperimentRef, options?: CallOptions): CallPromise<void> {
    return voidPromise(this.#apply('ArchiveExperiment', ref, options));
  }

  /** Brings an experiment back; its runs stay archived and its recurring runs disabled. */
  unarchive(ref: ExperimentRef, options?: CallOptions): CallPromise<void> {
    return voidPromise(this.#apply('UnarchiveExperiment', ref, options));
  }

  /** Deletes an experiment. Its runs and recurring runs stay, and refer to something that is no more. */
  delete(ref: ExperimentRef, options?: CallOptions): CallPromise<void> {
    return voidPromise(this.#apply('DeleteExperiment', ref, options));
  }

  async #get(ref: ExperimentRef, options?: CallOptions): Promise<Answer<Experiment>> {
    const id = idOf(ref, 'experiment');
    if (id !== undefined) {
      return mapAnswer(this.#context.caller.call('GetExperiment', { path: { id } }, options), toExperiment);
    }
    const { name, namespace } = ref as { name: string; namespace?: string };
    return onlyMatch(this.#find(name, namespace, options), name, 'experiment', 'ListExperiment');
  }

  async #find(name: string, namespace: string | undefined, options?: CallOptions): Promise<Answer<Experiment[]>> {
    const query = {
      filter: serializeFilter(filter.equals('name', name)),
      ...toKeyParameters(await this.#namespaceKey(namespace, options)),
    };
    return mapAnswer(this.#context.caller.call('ListExperiment', { query }, options), ({ experiments = [] }) =>
      experiments.map(toExperiment),
    );
  }

  async #namespaceKey(given: string | undefined, options?: CallOptions): Promise<ReferenceKey | undefined> {
    const id = await resolveNamespace(this.#context, given, options);
    return id === undefined ? undefined : { type: 'NAMESPACE', id };
  }

  async #apply(
    operation: 'ArchiveExperiment' | 'UnarchiveExperiment' | 'DeleteExperiment',
    ref: ExperimentRef,
    options?: CallOptions,
  ): Promise<Answer<unknown>> {
    const id = idOf(ref, 'experiment') ?? (await this.#get(ref, options)).data.id;
    return this.#context.caller.call(operation, { path: { id } }, options);
  }
}
