import type { RunGraph } from '@kfp-ts/workflow';
import type { CallOptions } from '../call/call-options.js';
import { inNamespace } from '../decode/in-namespace.js';
import type { Run } from '../decode/run.js';
import { ConfigurationError } from '../errors/index.js';
import type { WaitOptions } from '../waiting/wait-options.js';
import { type CallPromise, callPromise } from './call-promise.js';
import type { Runs } from './runs.js';

/** One run, to follow and steer. */
export class RunHandle {
  readonly id: string;
  readonly #runs: Runs;
  #run: Run | undefined;

  constructor(runs: Runs, id: string, run?: Run) {
    this.#runs = runs;
    this.id = id;
    this.#run = run;
  }

  /**
   * The run as last seen; no request.
   *
   * @throws ConfigurationError when a handle made from an id has not been refreshed.
   */
  get run(): Run {
    if (this.#run) return this.#run;
    throw new ConfigurationError(`Run ${this.id} has not been looked at yet.`, { hint: 'Await refresh() first.' });
  }

  /** Waits until the run is over. See {@link Runs.wait}. */
  wait(options: WaitOptions = {}): CallPromise<Run> {
    const onProgress = options?.onProgress;
    const remembered: WaitOptions['onProgress'] = (progress) =>
      onProgress?.({ ...progress, run: this.#remember(progress.run) });
    return this.#seen(this.#runs.wait(this.id, onProgress ? { ...options, onProgress: remembered } : options));
  }

  /** Looks at the run anew. */
  refresh(options?: CallOptions): CallPromise<Run> {
    return this.#seen(this.#runs.get(this.id, options));
  }

  terminate(options?: CallOptions): CallPromise<void> {
    return this.#runs.terminate(this.id, options);
  }

  retry(options?: CallOptions): CallPromise<void> {
    return this.#runs.retry(this.id, options);
  }

  archive(options?: CallOptions): CallPromise<void> {
    return this.#runs.archive(this.id, options);
  }

  delete(options?: CallOptions): CallPromise<void> {
    return this.#runs.delete(this.id, options);
  }

  /** The tasks of the run and their order. */
  graph(options?: CallOptions): CallPromise<RunGraph> {
    return this.#runs.graph(this.id, options);
  }

  toJSON(): { id: string; run?: Run } {
    return this.#run ? { id: this.id, run: this.#run } : { id: this.id };
  }

  #seen(promise: CallPromise<Run>): CallPromise<Run> {
    return callPromise(promise.withResponse().then(({ data, response }) => ({ data: this.#remember(data), response })));
  }

  /** A run stays where it was submitted, which servers of 1.x tell of its experiment alone. */
  #remember(run: Run): Run {
    this.#run = inNamespace(run, this.#run?.namespace);
    return this.#run;
  }
}
