import type { ApiRun } from '@kfp-ts/api';
import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { sleep } from '../config/sleep.js';
import { markOf } from '../decode/submission-mark.js';
import { isUnexpectedResponseError } from '../errors/index.js';
import { mayHaveSucceeded } from '../errors/may-have-succeeded.js';
import { filter } from '../filters/filter.js';
import { serializeFilter } from '../filters/serialize-filter.js';
import { toKeyParameters } from '../resources/list-query.js';
import type { ResourceContext } from '../resources/resource-context.js';
import { sendsOnce } from './sends-once.js';

/** One submission, however often it is sent. */
export interface MarkedSubmission {
  readonly run: ApiRun;
  /** What marks the run's description; undefined when it is to be sent once only. */
  readonly key: string | undefined;
  /** Whether the key may have been used before this call. */
  readonly keyIsReused: boolean;
  /** Where to look; a multi-user server wants to be told. */
  readonly experimentId: string | undefined;
  readonly lookForMs: number;
}

const MOST_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;
const FAILED_LOOKS_AFTER_THE_WINDOW = 5;

/** Submits a run; where an answer is lost, looks whether the run is there before it submits again. */
export async function submitOnce(
  context: ResourceContext,
  submission: MarkedSubmission,
  options: CallOptions = {},
): Promise<Answer<ApiRun>> {
  const { run, key } = submission;
  if (key !== undefined && submission.keyIsReused) {
    const earlier = await find(context, key, submission, options);
    if (earlier) return earlier;
  }
  for (let attempt = 1; ; attempt++) {
    try {
      const { data, response } = await context.caller.call('CreateRun', { body: run }, options);
      return { data: data.run ?? {}, response };
    } catch (error) {
      if (key === undefined || !mayHaveSucceeded(error)) throw error;
      const once = sendsOnce(context, options);
      const found = await lookFor(context, key, once ? { ...submission, lookForMs: 0 } : submission, options, error);
      if (found) return found;
      if (once || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

/** A server may still be at it when the connection is gone: the run is looked for until the window is over. */
async function lookFor(
  context: ResourceContext,
  key: string,
  submission: MarkedSubmission,
  options: CallOptions,
  lost: unknown,
): Promise<Answer<ApiRun> | undefined> {
  const { clock } = context;
  const end = clock.now() + submission.lookForMs;
  let looksLeft = FAILED_LOOKS_AFTER_THE_WINDOW;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
    const last = clock.now() >= end;
    try {
      const found = await find(context, key, submission, options);
      if (found || last) return found;
    } catch (error) {
      options.signal?.throwIfAborted();
      if (isSameStranger(error, lost) || sendsOnce(context, options)) throw lost;
      // Without a look at the end of the window nothing is known, so nothing may be sent again.
      if (last && --looksLeft === 0) throw lost;
    }
    const restMs = end - clock.now();
    await sleep(clock, Math.min(pauseMs, LONGEST_PAUSE_MS, restMs > 0 ? restMs : LONGEST_PAUSE_MS), options.signal);
  }
}

async function find(
  { caller }: ResourceContext,
  key: string,
  { experimentId }: MarkedSubmission,
  options: CallOptions,
): Promise<Answer<ApiRun> | undefined> {
  const mark = markOf(key);
  const query = {
    filter: serializeFilter(filter.contains('description', mark)),
    ...toKeyParameters(experimentId === undefined ? undefined : { type: 'EXPERIMENT', id: experimentId }),
  };
  const { data, response } = await caller.call('ListRuns', { query }, options);
  const found = data.runs?.find((run) => run.description?.endsWith(mark));
  return found && { data: found, response };
}

/** Whether looking came upon what the submission came upon, which is no API: waiting would not make it one. */
function isSameStranger(error: unknown, lost: unknown): boolean {
  return isUnexpectedResponseError(error) && isUnexpectedResponseError(lost) && error.status === lost.status;
}
