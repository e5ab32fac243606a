import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { type Run, toRun } from '../decode/run.js';
import { NotFoundError } from '../errors/index.js';
import { createPages } from '../pagination/create-pages.js';
import type { Pages } from '../pagination/page.js';
import { type IdRef, requiredId } from '../references/ref.js';
import { resolveWork, type WorkContext } from '../submission/resolve-work.js';
import type { RunSubmission } from '../submission/submission.js';
import { submitOnce } from '../submission/submit-once.js';
import { toMarkedSubmission } from '../submission/to-api-run.js';
import type { RunGraph } from '../submission/workflow-module.js';
import { graphOf, type RunSnapshot, toRunSnapshot } from '../waiting/run-snapshot.js';
import { waitForRun } from '../waiting/wait-for-run.js';
import type { WaitOptions } from '../waiting/wait-options.js';
import { type CallPromise, callPromise, mapAnswer } from './call-promise.js';
import { type ReferenceKey, toCriteria, toKeyParameters, toListParameters } from './list-query.js';
import { ownerKey } from './owner-key.js';
import { RunHandle } from './run-handle.js';
import { type RunListQuery, runFilters, runPredicate } from './run-list-query.js';

/** Executions of pipelines. */
export class Runs {
  readonly #context: WorkContext;

  constructor(context: WorkContext) {
    this.#context = context;
  }

  /**
   * Submits a run, once: where an answer is lost, the run is looked for before it is submitted again.
   *
   * @throws ConfigurationError before anything is sent for a package that is no workflow or a parameter that the pipeline
   *   does not declare.
   */
  submit(submission: RunSubmission, options?: CallOptions): CallPromise<RunHandle> {
    return callPromise(this.#submit(submission, options));
  }

  get(ref: IdRef, options?: CallOptions): CallPromise<Run> {
    return callPromise(mapAnswer(this.#look(ref, options), ({ run }) => run));
  }

  /** Lists the runs of an experiment or a namespace, archived ones included. */
  list(query: RunListQuery = {}, options?: CallOptions): Pages<Run> {
    let key: Promise<ReferenceKey | undefined> | undefined;
    return createPages<Run>(
      async (page, call) => {
        key ??= ownerKey(this.#context, query, call);
        const criteria = toCriteria(query, runFilters(query), await key);
        return mapAnswer(
          this.#context.caller.call(
            'ListRuns',
            { query: { ...toListParameters(criteria, page), ...toKeyParameters(criteria.key) } },
            call,
          ),
          ({ runs = [], total_size, next_page_token }) => ({
            items: runs.map(toRun),
            ...(total_size !== undefined && { totalSize: total_size }),
            ...(next_page_token && { nextPageToken: next_page_token }),
          }),
        );
      },
      { ...query, where: runPredicate(query) },
      options,
    );
  }

  /** Hides a run; it goes on if it is running. */
  archive(ref: IdRef, options?: CallOptions): CallPromise<void> {
    return this.#apply(this.#context.caller.call('ArchiveRun', { path: { id: requiredId(ref, 'run') } }, options));
  }

  unarchive(ref: IdRef, options?: CallOptions): CallPromise<void> {
    return this.#apply(this.#context.caller.call('UnarchiveRun', { path: { id: requiredId(ref, 'run') } }, options));
  }

  /** Ends a run early. @throws InvalidRequestError when it is over already. */
  terminate(ref: IdRef, options?: CallOptions): CallPromise<void> {
    return this.#apply(
      this.#context.caller.call('TerminateRun', { path: { run_id: requiredId(ref, 'run') } }, options),
    );
  }

  /** Runs the failed tasks again, under the same id. @throws ConflictError when the run has not failed. */
  retry(ref: IdRef, options?: CallOptions): CallPromise<void> {
    return this.#apply(this.#context.caller.call('RetryRun', { path: { run_id: requiredId(ref, 'run') } }, options));
  }

  /** Deletes a run, whether it is over or not. */
  delete(ref: IdRef, options?: CallOptions): CallPromise<void> {
    return this.#apply(this.#context.caller.call('DeleteRun', { path: { run_id: requiredId(ref, 'run') } }, options));
  }

  /**
   * Waits until the run is over and returns it. Outages of the server of up to five minutes are waited through.
   *
   * @throws RunFailedError unless it succeeded (`throwOnFailure: false` returns it); WaitTimeoutError.
   */
  wait(ref: IdRef, options?: WaitOptions): CallPromise<Run> {
    const id = requiredId(ref, 'run');
    const { clock, random } = this.#context;
    return callPromise(waitForRun({ look: (call) => this.#look(id, call), clock, random }, id, options));
  }

  /** The tasks of the run and their order. */
  graph(ref: IdRef, options?: CallOptions): CallPromise<RunGraph> {
    return callPromise(this.#graph(ref, options));
  }

  /** Makes a handle of an id; no request. */
  handle(id: string): RunHandle {
    return new RunHandle(this, requiredId(id, 'run'));
  }

  async #submit(submission: RunSubmission, options?: CallOptions): Promise<Answer<RunHandle>> {
    const work = await resolveWork(this.#context, submission, options);
    const marked = toMarkedSubmission(submission, work, this.#context.clock.now());
    return mapAnswer(submitOnce(this.#context, marked, options), (raw) => {
      const run = toRun(raw);
      return new RunHandle(this, run.id, run);
    });
  }

  async #look(ref: IdRef, options?: CallOptions): Promise<Answer<RunSnapshot>> {
    const path = { run_id: requiredId(ref, 'run') };
    return mapAnswer(this.#context.caller.call('GetRun', { path }, options), toRunSnapshot);
  }

  async #graph(ref: IdRef, options?: CallOptions): Promise<Answer<RunGraph>> {
    const { data, response } = await this.#look(ref, options);
    const graph = await graphOf(data);
    if (graph) return { data: graph, response };
    throw new NotFoundError(`Run ${data.run.id} has no workflow to show.`, {
      ...response,
      status: 404,
      operationId: 'GetRun',
      method: 'GET',
      path: `/apis/v1beta1/runs/${data.run.id}`,
    });
  }

  #apply(answer: Promise<Answer<unknown>>): CallPromise<void> {
    return callPromise(mapAnswer(answer, () => undefined));
  }
}
