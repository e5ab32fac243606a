import type { Fault } from '@kfp-ts/emulator';

type FaultOf<T> = T extends unknown ? Omit<T, 'when' | 'after' | 'times' | 'probability'> : never;

/** What goes wrong with one request: at the server, or at the client while the request is under way. */
export interface MatrixFault {
  readonly name: string;
  readonly server?: FaultOf<Fault>;
  /**
   * `abort` and `run out of time`: as soon as the fault of the server has begun, so that the request has arrived;
   * `sleep`: the machine's clock jumps by an hour while the request is under way.
   */
  readonly client?: 'abort' | 'run out of time' | 'sleep';
  /** Every matching request, and not only one. */
  readonly lasting?: boolean;
}

/** Until the server is let go on. */
const HELD_MS = 3_600_000;

export const faults: readonly MatrixFault[] = [
  { name: 'none' },
  { name: 'reset before commit', server: { fault: 'reset-before-commit' } },
  { name: 'reset after commit', server: { fault: 'reset-after-commit' } },
  { name: 'reset, then commit', server: { fault: 'reset-then-commit', delayMs: HELD_MS } },
  { name: '429', server: { fault: 'rate-limit' } },
  { name: '502', server: { fault: 'status', status: 502, body: 'Bad Gateway' } },
  { name: '503', server: { fault: 'unavailable' } },
  { name: '503, Retry-After', server: { fault: 'unavailable', retryAfter: 0 } },
  { name: '504', server: { fault: 'status', status: 504, body: 'upstream request timeout' } },
  { name: 'timeout', server: { fault: 'latency', ms: HELD_MS }, client: 'run out of time' },
  { name: 'slow body', server: { fault: 'slow-body', chunkBytes: 20, delayMs: HELD_MS }, client: 'run out of time' },
  { name: 'body cut off', server: { fault: 'truncate' } },
  { name: 'half a JSON', server: { fault: 'status', status: 200, body: '{"id": "x", "runs": [{' } },
  { name: 'HTML 200', server: { fault: 'login-page' } },
  { name: 'HTML 302', server: { fault: 'redirect', location: '/dex/auth?client_id=x' } },
  { name: 'HTML 403', server: { fault: 'login-page', status: 403 } },
  { name: 'HTML 200 that stays', server: { fault: 'login-page' }, lasting: true },
  { name: 'expired token', server: { fault: 'stale-token' } },
  { name: 'sleep of an hour', client: 'sleep' },
  { name: 'sleep, then reset', server: { fault: 'reset-before-commit' }, client: 'sleep' },
  { name: 'abort', server: { fault: 'latency', ms: HELD_MS }, client: 'abort' },
];
