/**
 * A cache that keeps the values used latest. What it keeps weighs at most `limit`; a value weighs 1 unless `weigh` says
 * otherwise, and one that is heavier than half the limit is not kept.
 */
export class LatestValues<K, V extends NonNullable<unknown>> {
  readonly #half: number;
  readonly #weigh: (key: K, value: V) => number;
  // Two generations: a value that is used moves to the first one, and the second one is dropped as a whole.
  #fresh = new Map<K, V>();
  #older = new Map<K, V>();
  #weight = 0;

  constructor(limit: number, weigh: (key: K, value: V) => number = () => 1) {
    this.#half = limit / 2;
    this.#weigh = weigh;
  }

  get(key: K): V | undefined {
    const fresh = this.#fresh.get(key);
    if (fresh !== undefined) return fresh;
    const older = this.#older.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: K, value: V): void {
    const weight = this.#weigh(key, value);
    if (weight > this.#half) return;
    if (this.#weight + weight > this.#half) {
      this.#older = this.#fresh;
      this.#fresh = new Map();
      this.#weight = 0;
    }
    this.#fresh.set(key, value);
    this.#weight += weight;
  }

  /** The value of a key, made when it is not here. */
  remember(key: K, make: () => V): V {
    const known = this.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.set(key, made);
    return made;
  }

  delete(key: K): void {
    this.#fresh.delete(key);
    this.#older.delete(key);
  }

  clear(): void {
    this.#fresh.clear();
    this.#older.clear();
    this.#weight = 0;
  }
}
