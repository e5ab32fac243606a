import type { CallOptions } from '../call/call-options.js';
import type { RecurringRun } from '../decode/recurring-run.js';
import type { RecurringRunFilterKey } from '../filters/filter.js';
import { createPages } from '../pagination/create-pages.js';
import type { Pages } from '../pagination/page.js';
import type { Ref } from '../references/ref.js';
import type { PreviewOptions } from '../schedule/next-times.js';
import type { Trigger } from '../schedule/trigger.js';
import type { ApplyOptions, ApplyResult } from '../submission/apply-recurring-run.js';
import type { RecurringRunRequest } from '../submission/recurring-run-request.js';
import type { WorkContext } from '../submission/resolve-work.js';
import { type CallPromise, callPromise, voidPromise } from './call-promise.js';
import type { ExperimentRef } from './experiments.js';
import type { CommonConditions, ListQuery } from './list-query.js';
import type { PlacedVersionRef } from './pipeline-versions.js';
import { remember } from './remember.js';

/** A recurring run by id, by itself, or by name in an experiment or a namespace. */
export type RecurringRunRef =
  | Ref<RecurringRun>
  | { name: string; experiment?: ExperimentRef | undefined; namespace?: string | undefined; id?: undefined };

export interface RecurringRunListQuery
  extends ListQuery<RecurringRun, RecurringRunFilterKey, RecurringRunFilterKey>,
    CommonConditions {
  /** Only those of this experiment; a namespace is not needed then. */
  experiment?: ExperimentRef | undefined;
  namespace?: string | undefined;
  /** Only those that start this version; by the server on single-user installations, else on this side. */
  version?: PlacedVersionRef | undefined;
}

/** Schedules that start runs. */
export class RecurringRuns {
  readonly #context: WorkContext;

  constructor(context: WorkContext) {
    this.#context = context;
  }

  /**
   * Makes a recurring run. Names are not unique and the server knows no keys, so that a lost answer is an error and nothing is
   * sent again; {@link apply} looks for the name first, and may be called again.
   *
   * @throws ConfigurationError before anything is sent for a schedule that the server would refuse or misread.
   */
  create(request: RecurringRunRequest, options?: CallOptions): CallPromise<RecurringRun> {
    return callPromise(
      import('../submission/create-recurring-run.js').then((to) =>
        to.createRecurringRun(this.#context, request, options),
      ),
    );
  }

  /**
   * Makes the recurring run of that name be as the request says: creates it, leaves it, switches it on or off, or, as the
   * server cannot change one, makes a new one and retires the old. The old one is disabled, and deleted once none of its
   * runs is under way, as deleting it would end them; until then a later apply deletes it.
   */
  apply(request: RecurringRunRequest, apply: ApplyOptions = {}, options?: CallOptions): CallPromise<ApplyResult> {
    return callPromise(
      import('../submission/apply-recurring-run.js').then((to) =>
        to.applyRecurringRun(this.#context, this, request, apply, options),
      ),
    );
  }

  /** The next times at which a schedule is due; no request. */
  async preview(trigger: Trigger, options?: PreviewOptions): Promise<Date[]> {
    const { nextTimes } = await import('../schedule/next-times.js');
    return nextTimes(trigger, { ...options, from: options?.from ?? new Date(this.#context.clock.now()) });
  }

  /** Gets a recurring run by id, or by exact name (one filtered request). @throws NotFoundError */
  get(ref: RecurringRunRef, options?: CallOptions): CallPromise<RecurringRun> {
    return callPromise(requests().then((to) => to.getRecurringRun(this.#context, ref, options)));
  }

  list(query: RecurringRunListQuery = {}, options?: CallOptions): Pages<RecurringRun> {
    let versionId: string | undefined;
    const plan = remember(async (call: CallOptions) => (await requests()).recurringRunList(this.#context, query, call));
    const where = (each: RecurringRun) => each.pipelineVersion?.id === versionId && (query.where?.(each) ?? true);
    return createPages<RecurringRun>(
      async (page, call) => {
        const list = await plan(call);
        versionId = list.versionId;
        return list.source(page, call);
      },
      query?.version === undefined ? query : { ...query, where },
      options,
    );
  }

  enable(ref: RecurringRunRef, options?: CallOptions): CallPromise<void> {
    return this.#change('EnableJob', ref, options);
  }

  /** Starts no further runs; those under way go on. */
  disable(ref: RecurringRunRef, options?: CallOptions): CallPromise<void> {
    return this.#change('DisableJob', ref, options);
  }

  /** Deletes a recurring run. Kubernetes ends those of its runs that are under way: {@link disable} lets them finish. */
  delete(ref: RecurringRunRef, options?: CallOptions): CallPromise<void> {
    return this.#change('DeleteJob', ref, options);
  }

  #change(operation: 'EnableJob' | 'DisableJob' | 'DeleteJob', ref: RecurringRunRef, options?: CallOptions) {
    return voidPromise(requests().then((to) => to.changeRecurringRun(this.#context, operation, ref, options)));
  }
}

/** Loaded when one is made: many programs have no schedules. */
const requests = () => import('./recurring-run-requests.js');
