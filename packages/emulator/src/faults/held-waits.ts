/** Pauses that faults make. They keep no process alive, and end at once when the server does. */
export class HeldWaits {
  readonly #wakers = new Set<() => void>();
  #ended = false;

  /** Settles after so many milliseconds. */
  wait(ms: number): Promise<void> {
    if (this.#ended) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms).unref();
      this.#wakers.add(wake);
    });
  }

  /** Ends all pauses, those to come as well. */
  end(): void {
    this.#ended = true;
    this.letGo();
  }

  /** Ends the pauses of this moment. */
  letGo(): void {
    for (const wake of [...this.#wakers]) wake();
  }
}
