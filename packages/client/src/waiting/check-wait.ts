import { requireKnown } from '../config/require-known.js';
import { ConfigurationError } from '../errors/index.js';
import type { WaitOptions } from './wait-options.js';

/** @throws ConfigurationError for members that the wait does not know, and for times that no wait can have. */
export function checkWait(
  wait: Pick<WaitOptions, 'timeoutMs' | 'poll' | 'until'> & { onProgress?: unknown },
  /** Members that this wait has beside those of every wait. */
  own: string,
): void {
  requireKnown('wait', wait, `signal headers retry poll ${own}`);
  const { timeoutMs, poll, until, onProgress } = wait;
  if (poll !== undefined) requireKnown('poll', poll, 'minMs maxMs');
  for (const [name, callback] of Object.entries({ until, onProgress })) {
    if (callback === undefined || typeof callback === 'function') continue;
    throw new ConfigurationError(`${name} of the wait is no function.`, { hint: 'Pass a function of a run.' });
  }
  const times = { timeoutMs, 'poll.minMs': poll?.minMs, 'poll.maxMs': poll?.maxMs };
  for (const [name, ms] of Object.entries(times)) {
    if (ms === undefined || (typeof ms === 'number' && ms >= 0)) continue;
    throw new ConfigurationError(`${name} of the wait is ${String(ms)}, not a number of at least 0.`, {
      hint: 'Give milliseconds; leave it out for the default.',
    });
  }
}
