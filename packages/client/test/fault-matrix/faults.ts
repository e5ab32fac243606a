import type { Fault } from '@kfp-ts/emulator';

type FaultOf<T> = T extends unknown ? Omit<T, 'when' | 'after' | 'times' | 'probability'> : never;

/** What goes wrong with one request: at the server, or at the client while the request is under way. */
export interface MatrixFault {
  readonly name: string;
  readonly server?: FaultOf<Fault>;
  readonly client?: 'abort' | 'clock jump';
  /** Every matching request, and not only one. */
  readonly lasting?: boolean;
  /** Milliseconds that the client gives an attempt. */
  readonly timeoutMs?: number;
}

/** Shorter than the faults that are meant to exceed it, longer than any answer of a busy machine. */
const PATIENCE_MS = 400;

export const faults: readonly MatrixFault[] = [
  { name: 'reset before commit', server: { fault: 'reset-before-commit' } },
  { name: 'reset after commit', server: { fault: 'reset-after-commit' } },
  { name: '429', server: { fault: 'rate-limit' } },
  { name: '502', server: { fault: 'status', status: 502, body: 'Bad Gateway' } },
  { name: '503', server: { fault: 'unavailable' } },
  { name: '503, Retry-After', server: { fault: 'unavailable', retryAfter: 0 } },
  { name: '504', server: { fault: 'status', status: 504, body: 'upstream request timeout' } },
  { name: 'no answer in time', server: { fault: 'latency', ms: 3 * PATIENCE_MS }, timeoutMs: PATIENCE_MS },
  { name: 'slow body', server: { fault: 'slow-body', chunkBytes: 20, delayMs: PATIENCE_MS }, timeoutMs: PATIENCE_MS },
  { name: 'body cut off', server: { fault: 'truncate' } },
  { name: 'half a JSON', server: { fault: 'status', status: 200, body: '{"id": "x", "runs": [{' } },
  { name: 'HTML 200', server: { fault: 'login-page' } },
  { name: 'HTML 302', server: { fault: 'redirect', location: '/dex/auth?client_id=x' } },
  { name: 'HTML 403', server: { fault: 'login-page', status: 403 } },
  { name: 'HTML 200 that stays', server: { fault: 'login-page' }, lasting: true },
  { name: 'expired token', server: { fault: 'stale-token' } },
  { name: 'clock jump of an hour', client: 'clock jump' },
  { name: 'abort', client: 'abort' },
];
