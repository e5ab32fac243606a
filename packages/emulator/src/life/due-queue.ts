/** Something that is to happen at a time. */
export interface DueEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  run(): void;
}

/** Events in order of time; those of one time in the order in which they were added. */
export class DueQueue {
  readonly #heap: { event: DueEvent; order: number }[] = [];
  #added = 0;

  add(event: DueEvent): void {
    this.#heap.push({ event, order: this.#added++ });
    let i = this.#heap.length - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.#before(i, parent)) break;
      this.#swap(i, parent);
      i = parent;
    }
  }

  /** When the next event is due, in milliseconds since 1970; undefined when there is none. */
  get nextAt(): number | undefined {
    return this.#heap[0]?.event.at;
  }

  /** Takes the next event that is due at `now`. */
  takeDue(now: number): DueEvent | undefined {
    const first = this.#heap[0];
    if (!first || first.event.at > now) return undefined;
    const last = this.#heap.pop();
    if (last && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first.event;
  }

  clear(): void {
    this.#heap.length = 0;
  }

  #sink(): void {
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      const right = left + 1;
      let least = i;
      if (left < this.#heap.length && this.#before(left, least)) least = left;
      if (right < this.#heap.length && this.#before(right, least)) least = right;
      if (least === i) return;
      this.#swap(i, least);
      i = least;
    }
  }

  #before(a: number, b: number): boolean {
    const [x, y] = [this.#heap[a], this.#heap[b]];
    if (!x || !y) return false;
    return x.event.at - y.event.at < 0 || (x.event.at === y.event.at && x.order < y.order);
  }

  #swap(a: number, b: number): void {
    const [x, y] = [this.#heap[a], this.#heap[b]];
    if (!x || !y) return;
    this.#heap[a] = y;
    this.#heap[b] = x;
  }
}
