import { isAlreadyExistsError } from '../errors/index.js';
import { mayHaveSucceeded } from '../errors/may-have-succeeded.js';

const MOST_ATTEMPTS = 3;

/** What was uploaded, or found. */
export interface Uploaded<T> {
  readonly found: T;
  /** Who made it; `perhaps-this-call` where an answer was lost, and somebody else may have had the same name in mind. */
  readonly by: 'this-call' | 'perhaps-this-call' | 'another';
}

/**
 * Uploads something whose name can be taken once only. Where the answer is lost, it is looked for, and uploaded again (unless
 * `sendsOnce`) when it is not there: a name that is taken by then is an upload that arrived.
 */
export async function uploadOnce<T>(
  upload: () => Promise<T>,
  look: () => Promise<T | undefined>,
  sendsOnce: boolean,
): Promise<Uploaded<T>> {
  let isLost = false;
  for (let attempt = 1; ; attempt++) {
    try {
      return { found: await upload(), by: 'this-call' };
    } catch (error) {
      const isTaken = isAlreadyExistsError(error);
      isLost ||= !isTaken && mayHaveSucceeded(error);
      if (!isTaken && !isLost) throw error;
      // What keeps the look from being made says less than what made it necessary.
      const found = await look().catch(() => undefined);
      if (found !== undefined) return { found, by: isLost ? 'perhaps-this-call' : 'another' };
      if (isTaken || sendsOnce || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}
