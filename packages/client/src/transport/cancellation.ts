type CancelListener = (reason: unknown) => void;

/** Tells a request that it must end. Cheaper than an `AbortSignal`, which is made only for those who ask for it. */
export interface Cancellation {
  readonly isCancelled: boolean;
  /** Why, once it is cancelled: what the request rejects with. */
  readonly reason: unknown;
  /** Calls back once on cancellation, at once if that has happened; the result stops listening. */
  onCancel(listener: CancelListener): () => void;
  /** The same as a signal, for `fetch` and the like. */
  readonly signal: AbortSignal;
}

/** A cancellation that its maker decides about. */
export class CancellationSource implements Cancellation {
  isCancelled = false;
  reason: unknown = undefined;
  #listeners: CancelListener[] = [];
  #controller: AbortController | undefined = undefined;

  cancel(reason: unknown): void {
    if (this.isCancelled) return;
    this.isCancelled = true;
    this.reason = reason;
    this.#controller?.abort(reason);
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) listener(reason);
  }

  onCancel(listener: CancelListener): () => void {
    if (this.isCancelled) {
      listener(this.reason);
      return stopNothing;
    }
    this.#listeners.push(listener);
    return () => {
      const at = this.#listeners.indexOf(listener);
      if (at >= 0) this.#listeners.splice(at, 1);
    };
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
  return signal ? new SignalCancellation(signal) : NEVER;
}

class SignalCancellation implements Cancellation {
  readonly signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.signal = signal;
  }

  get isCancelled(): boolean {
    return this.signal.aborted;
  }

  get reason(): unknown {
    return this.signal.reason;
  }

  onCancel(listener: CancelListener): () => void {
    const { signal } = this;
    if (signal.aborted) {
      listener(signal.reason);
      return stopNothing;
    }
    const onAbort = () => listener(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    return () => signal.removeEventListener('abort', onAbort);
  }
}

function stopNothing(): void {}

const NEVER: Cancellation = {
  isCancelled: false,
  reason: undefined,
  onCancel: () => stopNothing,
  get signal() {
    return new AbortController().signal;
  },
};
