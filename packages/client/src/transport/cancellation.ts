/** Tells a request that it must end. Cheaper than an `AbortSignal`, which is made only for those who ask for it. */
export interface Cancellation {
  readonly isCancelled: boolean;
  /** Why, once it is cancelled: what the request rejects with. */
  readonly reason: unknown;
  /** Calls back once on cancellation, at once if that has happened; the result stops listening. */
  onCancel(listener: (reason: unknown) => void): () => void;
  /** The same as a signal, for `fetch` and the like. */
  readonly signal: AbortSignal;
}

/** A cancellation that its maker decides about. */
export class CancellationSource implements Cancellation {
  isCancelled = false;
  reason: unknown = undefined;
  readonly #listeners = new Set<(reason: unknown) => void>();
  #controller: AbortController | undefined;

  cancel(reason: unknown): void {
    if (this.isCancelled) return;
    this.isCancelled = true;
    this.reason = reason;
    this.#controller?.abort(reason);
    for (const listener of this.#listeners) listener(reason);
    this.#listeners.clear();
  }

  onCancel(listener: (reason: unknown) => void): () => void {
    if (this.isCancelled) {
      listener(this.reason);
      return () => {};
    }
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.isCancelled) this.#controller.abort(this.reason);
    }
    return this.#controller.signal;
  }
}

/** The cancellation that a user's signal stands for; without one, it never comes. */
export function cancellationOf(signal: AbortSignal | undefined): Cancellation {
  if (!signal) return new CancellationSource();
  return {
    signal,
    get isCancelled() {
      return signal.aborted;
    },
    get reason() {
      return signal.reason;
    },
    onCancel(listener) {
      if (signal.aborted) {
        listener(signal.reason);
        return () => {};
      }
      const onAbort = () => listener(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      return () => signal.removeEventListener('abort', onAbort);
    },
  };
}
