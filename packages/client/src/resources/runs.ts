import type { RunFailure, RunGraph } from '@kfp-ts/workflow';
import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { type Run, toRun } from '../decode/run.js';
import { createPages } from '../pagination/create-pages.js';
import type { Pages } from '../pagination/page.js';
import { type IdRef, requiredId } from '../references/ref.js';
import type { ArtifactContent, ArtifactRef } from '../results/artifact-content.js';
import type { LogOptions } from '../results/read-logs.js';
import type { MetricReport, MetricReportResult } from '../results/report-metrics.js';
import type { CloneOverrides } from '../submission/clone-run.js';
import type { WorkContext } from '../submission/resolve-work.js';
import type { RunSubmission } from '../submission/submission.js';
import { type RunSnapshot, toRunSnapshot } from '../waiting/run-snapshot.js';
import type { WaitAllOptions, WaitOptions, WatchOptions } from '../waiting/wait-options.js';
import type { RunChange } from '../waiting/watch-runs.js';
import type { BulkOptions, BulkResult, BulkVerb } from './bulk-verbs.js';
import { type CallPromise, callPromise, mapAnswer, voidPromise } from './call-promise.js';
import { toCriteria, toKeyParameters, toListParameters } from './list-query.js';
import { ownerKey } from './owner-key.js';
import type { PruneOptions } from './prune-runs.js';
import { remember } from './remember.js';
import { RunHandle } from './run-handle.js';
import { isSimple, isTestedHere, RUN_LIST_MEMBERS, type RunListQuery, runFilters } from './run-list-query.js';
import { toSourcePage } from './source-page.js';

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
    let holds = query?.where;
    const plan = remember(async (call: CallOptions) => {
      const criteria = toCriteria(query, RUN_LIST_MEMBERS, runFilters);
      const conditions = isSimple(query)
        ? undefined
        : await (await import('./run-conditions.js')).toRunConditions(this.#context, query, call);
      if (conditions) holds = conditions.holds;
      const { experiment, namespace } = query;
      const key = await ownerKey(this.#context, { ...conditions, experiment, namespace }, call);
      return { criteria: conditions?.criteria ?? criteria, key };
    });
    return createPages<Run>(
      async (page, call) => {
        const { criteria, key } = await plan(call);
        const namespace = key?.type === 'NAMESPACE' ? key.id : query.namespace;
        const parameters = { ...toListParameters(criteria, page), ...toKeyParameters(key) };
        return mapAnswer(this.#context.caller.call('ListRuns', { query: parameters }, call), (data) =>
          toSourcePage(data, data.runs, toRun, namespace),
        );
      },
      isTestedHere(query) ? { ...query, where: (run) => holds?.(run) ?? true } : query,
      options,
    );
  }

  /** Hides a run; it goes on if it is running. */
  archive(ref: IdRef, options?: CallOptions): CallPromise<void> {
    return voidPromise(this.#act('ArchiveRun', ref, options));
  }

  unarchive(ref: IdRef, options?: CallOptions): CallPromise<void> {
    return voidPromise(this.#act('UnarchiveRun', ref, options));
  }

  /** Ends a run early. @throws InvalidRequestError when it is over already. */
  terminate(ref: IdRef, options?: CallOptions): CallPromise<void> {
    return voidPromise(this.#act('TerminateRun', ref, options));
  }

  /** Runs the failed tasks again, under the same id. @throws ConflictError when the run has not failed. */
  retry(ref: IdRef, options?: CallOptions): CallPromise<void> {
    return voidPromise(this.#act('RetryRun', ref, options));
  }

  /** Deletes a run, whether it is over or not. */
  delete(ref: IdRef, options?: CallOptions): CallPromise<void> {
    return voidPromise(this.#act('DeleteRun', ref, options));
  }

  /**
   * Waits until the run is over and returns it. Outages of the server of up to five minutes are waited through.
   *
   * @throws RunFailedError unless it succeeded (`throwOnFailure: false` returns it); WaitTimeoutError.
   */
  wait(ref: IdRef, options?: WaitOptions): CallPromise<Run> {
    return callPromise(this.#wait(ref, options));
  }

  /**
   * Waits until all runs are over and returns them in the order given; up to 200 are looked at with one request. Failures do
   * not throw unless asked. `withResponse` tells of the last look; of none, with 0 attempts, where there was nothing to wait
   * for.
   */
  waitAll(refs: Iterable<IdRef> | AsyncIterable<IdRef>, options: WaitAllOptions = {}): CallPromise<Run[]> {
    const { caller, clock, random } = this.#context;
    const key = (call: CallOptions) => ownerKey(this.#context, { namespace: options.namespace }, call);
    return callPromise(
      import('../waiting/wait-for-runs.js').then((to) => to.waitForRuns({ caller, clock, random, key }, refs, options)),
    );
  }

  /** The changes of one or more runs and of their tasks, until the runs are over. */
  async *watch(refs: IdRef | readonly IdRef[], options?: WatchOptions): AsyncGenerator<RunChange> {
    const ids = [refs].flat().map((ref) => requiredId(ref as IdRef, 'run'));
    const { clock, random } = this.#context;
    const { watchRuns } = await import('../waiting/watch-runs.js');
    yield* watchRuns({ look: (id, call) => this.#look(id, call), clock, random }, ids, options);
  }

  /** The tasks of the run and their order. */
  graph(ref: IdRef, options?: CallOptions): CallPromise<RunGraph> {
    return callPromise(this.#graph(ref, options));
  }

  /** Why the run failed, in plain words; undefined when it did not. */
  explainFailure(ref: IdRef, options?: CallOptions): CallPromise<RunFailure | undefined> {
    const explained = Promise.all([import('@kfp-ts/workflow'), this.#graph(ref, options)]);
    return callPromise(explained.then(([to, { data, response }]) => ({ data: to.explainFailure(data), response })));
  }

  /**
   * What a task wrote as an artifact, with base64, gzip and tar undone.
   *
   * @throws NotFoundError when the node has no such artifact.
   */
  readArtifact(ref: IdRef, artifact: ArtifactRef, options?: CallOptions): CallPromise<ArtifactContent> {
    return callPromise(this.#readArtifact(ref, artifact, options));
  }

  /** The log of a task, piece by piece, through the UI server; from the archive when the pod is gone. */
  async *logs(ref: IdRef, log: LogOptions = {}, options?: CallOptions): AsyncGenerator<string> {
    const { readLogs } = await import('../results/read-logs.js');
    yield* readLogs({ context: this.#context, look: (call) => this.#look(ref, call) }, log, options);
  }

  /** Reports numbers to show beside the run; the server says of each what became of it. */
  reportMetrics(
    ref: IdRef,
    metrics: readonly MetricReport[],
    options?: CallOptions,
  ): CallPromise<MetricReportResult[]> {
    return callPromise(
      import('../results/report-metrics.js').then((to) =>
        to.reportMetrics(this.#context.caller, requiredId(ref, 'run'), metrics, options),
      ),
    );
  }

  /** Submits again what a run did: same pipeline version or package, experiment and parameters, but for the overrides. */
  clone(ref: IdRef, overrides: CloneOverrides = {}, options?: CallOptions): CallPromise<RunHandle> {
    return callPromise(this.#clone(ref, overrides, options));
  }

  /** Does something to each of many runs, a list for instance, going on where one fails. */
  async bulk(
    verb: BulkVerb,
    refs: Iterable<IdRef> | AsyncIterable<IdRef>,
    bulk: BulkOptions = {},
    options?: CallOptions,
  ): Promise<BulkResult> {
    const to = await import('./bulk-verbs.js');
    to.requireVerb(verb);
    return to.bulk((id, call) => this[verb](id, call), refs, bulk, options);
  }

  /** Deletes or archives old runs that are over. */
  async prune(prune: PruneOptions, options?: CallOptions): Promise<BulkResult> {
    const { pruneRuns } = await import('./prune-runs.js');
    return pruneRuns(this, this.#context.clock.now(), prune, options);
  }

  /** Makes a handle of an id; no request. */
  handle(id: string): RunHandle {
    return new RunHandle(this, requiredId(id, 'run'));
  }

  async #submit(submission: RunSubmission, options?: CallOptions): Promise<Answer<RunHandle>> {
    const { submitRun } = await import('../submission/submit-run.js');
    return mapAnswer(submitRun(this.#context, submission, options), (run) => new RunHandle(this, run.id, run));
  }

  async #wait(ref: IdRef, options?: WaitOptions): Promise<Answer<Run>> {
    const id = requiredId(ref, 'run');
    const { clock, random } = this.#context;
    const { waitForRun } = await import('../waiting/wait-for-run.js');
    return waitForRun({ look: (call) => this.#look(id, call), clock, random }, id, options);
  }

  async #clone(ref: IdRef, overrides: CloneOverrides, options?: CallOptions): Promise<Answer<RunHandle>> {
    const [{ toClone }, run] = await Promise.all([import('../submission/clone-run.js'), this.get(ref, options)]);
    return this.#submit(toClone(run, overrides), options);
  }

  async #readArtifact(
    ref: IdRef,
    { node, name, maxBytes }: ArtifactRef,
    options?: CallOptions,
  ): Promise<Answer<ArtifactContent>> {
    const path = { run_id: requiredId(ref, 'run'), node_id: node, artifact_name: name };
    const { data, response } = await this.#context.caller.call('ReadArtifact', { path }, options);
    const { unpackArtifact } = await import('../results/unpack-artifact.js');
    return { data: await unpackArtifact(data.data ?? '', maxBytes), response };
  }

  async #act(
    operation: 'ArchiveRun' | 'UnarchiveRun' | 'TerminateRun' | 'RetryRun' | 'DeleteRun',
    ref: IdRef,
    options?: CallOptions,
  ): Promise<Answer<unknown>> {
    const id = requiredId(ref, 'run');
    // The operations differ in what they call it; the path takes the one that it names.
    return this.#context.caller.call(operation, { path: { id, run_id: id } }, options);
  }

  async #look(ref: IdRef, options?: CallOptions): Promise<Answer<RunSnapshot>> {
    const path = { run_id: requiredId(ref, 'run') };
    const { caller, installation, namespace } = this.#context;
    const answer = caller.call('GetRun', { path }, options);
    // A single-user server has no namespaces, and is not asked what it is for this alone.
    return mapAnswer(answer, (run) => toRunSnapshot(run, installation.seen?.multiUser ?? namespace !== undefined));
  }

  async #graph(ref: IdRef, options?: CallOptions): Promise<Answer<RunGraph>> {
    const { requiredGraph } = await import('../waiting/run-graph.js');
    return requiredGraph(await this.#look(ref, options));
  }
}
