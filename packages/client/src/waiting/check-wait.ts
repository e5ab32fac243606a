import { ConfigurationError } from '../errors/index.js';
import type { WaitOptions } from './wait-options.js';

/** @throws ConfigurationError for times that no wait can have. */
export function checkWait({ timeoutMs, poll }: Pick<WaitOptions, 'timeoutMs' | 'poll'>): void {
  const times = { timeoutMs, 'poll.minMs': poll?.minMs, 'poll.maxMs': poll?.maxMs };
  for (const [name, ms] of Object.entries(times)) {
    if (ms === undefined || (typeof ms === 'number' && ms >= 0)) continue;
    throw new ConfigurationError(`${name} of the wait is ${String(ms)}, not a number of at least 0.`, {
      hint: 'Give milliseconds; leave it out for the default.',
    });
  }
}
