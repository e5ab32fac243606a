import { brand, hasBrand } from './brand.js';
import { KfpError, type KfpErrorOptions } from './kfp-error.js';

export interface ConnectionErrorOptions extends KfpErrorOptions {
  /** Default true. */
  mayHaveReachedServer?: boolean;
  /** Default true. */
  transient?: boolean;
  /** Default false. */
  staleConnection?: boolean;
}

/**
 * No answer, or not all of one: name resolution, refused or reset connection, TLS, time. `mayHaveReachedServer` says
 * whether the server may have acted on it.
 *
 * What to do: check the endpoint and the way to it (port-forward, VPN, proxy, certificate). After a call that changes
 * something, look whether it was made before making it again.
 */
export class ConnectionError extends KfpError {
  static {
    brand(this, 'ConnectionError');
  }
  override readonly code: 'CONNECTION' | 'TIMEOUT' = 'CONNECTION';
  /** False when no connection came about, so the server cannot have acted on the request. */
  readonly mayHaveReachedServer: boolean;
  /** Another attempt may fare better; false for what no waiting mends, such as an untrusted certificate. */
  readonly transient: boolean;
  /** A kept connection turned out to be closed when it was used again: a new one is likely to work at once. */
  readonly staleConnection: boolean;
  /** Attempts made when the call was given up. */
  attempts = 1;

  constructor(message: string, options: ConnectionErrorOptions = {}) {
    super(message, options);
    this.mayHaveReachedServer = options.mayHaveReachedServer ?? true;
    this.transient = options.transient ?? true;
    this.staleConnection = options.staleConnection ?? false;
  }
}

/**
 * One attempt (`timeoutMs`) or all of them together (`totalTimeoutMs`) took too long; the body counts.
 *
 * What to do: raise the option that `phase` names, or look whether the server is overloaded or a proxy on the way is
 * slow. The server may still act on it.
 */
export class TimeoutError extends ConnectionError {
  static {
    brand(this, 'TimeoutError');
  }
  override readonly code = 'TIMEOUT';
  readonly phase: 'attempt' | 'total';
  readonly timeoutMs: number;

  constructor(phase: 'attempt' | 'total', timeoutMs: number, what: string) {
    const option = phase === 'attempt' ? 'timeoutMs' : 'totalTimeoutMs';
    super(`${what}: no complete answer within ${timeoutMs} ms${phase === 'total' ? ', retries included' : ''}`, {
      hint: `Raise ${option}, or look whether the server is overloaded or a proxy on the way is slow.`,
    });
    this.phase = phase;
    this.timeoutMs = timeoutMs;
  }
}

export function isConnectionError(error: unknown): error is ConnectionError {
  return hasBrand(error, 'ConnectionError');
}

export function isTimeoutError(error: unknown): error is TimeoutError {
  return hasBrand(error, 'TimeoutError');
}
