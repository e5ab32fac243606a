import { canonicalRequest } from './comparison/canonical-request.js';
import { HurriedClock } from './hurried-clock.js';
import { clientFor, type Progress } from './intents/client-for.js';
import { perform } from './intents/perform.js';
import { startRecorder } from './server/recorder.js';
import type { Vector } from './vector.js';

/** What the facade did for the intent of a vector. */
export interface Observed {
  /** In canonical form, in order. */
  readonly requests: readonly string[];
  /** What the last call ended with, when not with a result. */
  readonly error?: unknown;
  /** What the last call gave. */
  readonly result?: unknown;
}

type Ending = Pick<Observed, 'error' | 'result'>;

/** Does with the facade what the vector's Python program did. */
export async function runVector(vector: Vector): Promise<Observed> {
  const clock = new HurriedClock();
  const recorder = await startRecorder(vector, clock);
  let ending: Ending;
  try {
    if (vector.setup.client?.refused) await recorder.close();
    ending = await runSteps(vector, recorder.url, clock);
  } finally {
    await recorder.close();
  }
  return { requests: recorder.requests.map(canonicalRequest), ...ending };
}

/** A program goes on after a failed call; how the last one ends counts. */
async function runSteps(vector: Vector, url: string, clock: HurriedClock): Promise<Ending> {
  const progress: Progress = { step: 0 };
  let last: Ending = {};
  try {
    const client = clientFor(vector, url, clock, progress);
    for (const [index, step] of vector.intent.entries()) {
      progress.step = index;
      last = await perform(client, step, vector.setup.env).then(
        (result) => ({ result }),
        (error: unknown) => ({ error }),
      );
    }
  } catch (error) {
    return { error };
  }
  return last;
}
