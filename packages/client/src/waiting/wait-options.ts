import type { RunGraph } from '@kfp-ts/workflow';
import type { CallOptions } from '../call/call-options.js';
import type { Run } from '../decode/run.js';
import type { PollOptions } from './poll-delay.js';

/** How long, how often and for what to wait. */
export interface WaitOptions extends Pick<CallOptions, 'signal' | 'headers' | 'retry'> {
  /** Milliseconds to wait in all. Default 24 hours; a sleep of the machine does not count. */
  timeoutMs?: number | undefined;
  /** Ends the wait. Default: the run is over. */
  until?: ((run: Run) => boolean) | undefined;
  poll?: PollOptions | undefined;
  /** Called after each look. Whether `graph` is there is decided by {@link graph}. */
  onProgress?: ((progress: WaitProgress) => void) | undefined;
  /** Hand the tasks to onProgress as a graph; reading it loads a further chunk. Default true with onProgress. */
  graph?: boolean | undefined;
  /** Throw RunFailedError when the run ends otherwise than with success. */
  throwOnFailure?: boolean | undefined;
}

/** What a look at a run showed. */
export interface WaitProgress {
  readonly run: Run;
  /** Tasks and their order; absent while the server has none. */
  readonly graph?: RunGraph;
  /** Milliseconds since the wait began. */
  readonly elapsedMs: number;
}

/** How long, how often and for what to wait for many runs. */
export interface WaitAllOptions
  extends Pick<WaitOptions, 'signal' | 'headers' | 'retry' | 'timeoutMs' | 'until' | 'poll'> {
  /** Throw RunFailedError as soon as one run ends otherwise than with success. Default false. */
  throwOnFailure?: boolean | undefined;
  /** Called after each look. */
  onProgress?: ((progress: WaitAllProgress) => void) | undefined;
  /** Where the runs are, on a multi-user server. Default: the client's namespace. */
  namespace?: string | undefined;
}

/** What a look at many runs showed. */
export interface WaitAllProgress {
  /** How many runs are over. */
  readonly done: number;
  readonly total: number;
  /** Those that were looked at this time. */
  readonly runs: readonly Run[];
  readonly elapsedMs: number;
}

/** How often to look at runs that are watched. */
export interface WatchOptions extends Pick<WaitOptions, 'signal' | 'headers' | 'retry' | 'poll'> {
  /** Tell changes of tasks too; reading them loads a further chunk. Default true. */
  tasks?: boolean | undefined;
}
