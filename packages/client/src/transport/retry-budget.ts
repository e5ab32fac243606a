/** Tokens a client starts with, and never has more of. */
const CAPACITY = 100;
const COST_OF_A_RETRY = 5;

/**
 * Keeps a client from multiplying the load on a server that is down: each retry costs five tokens, each success earns
 * one, so at most twenty retries go out without a success in between.
 */
export class RetryBudget {
  #tokens = CAPACITY;

  /** Takes a retry out of the budget; false when it is used up. */
  spend(): boolean {
    if (this.#tokens < COST_OF_A_RETRY) return false;
    this.#tokens -= COST_OF_A_RETRY;
    return true;
  }

  earn(): void {
    if (this.#tokens < CAPACITY) this.#tokens += 1;
  }
}
