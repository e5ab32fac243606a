/** What a row needs to stand in the order of creation. */
export interface CreatedRow {
  readonly id: string;
  /** In seconds since 1970. */
  readonly createdAt: number;
}

const MAX_BLOCK = 1024;
/** So many rows are inserted one by one. */
const FEW = 64;

/** Orders by second of creation, then by id. */
export const compareCreated = (a: CreatedRow, b: CreatedRow): number =>
  a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Rows in order of creation. Adding, removing and finding a place take logarithmic time, whatever the size. */
export class SortedRows<R extends CreatedRow> {
  readonly #look: (row: R) => void;
  #blocks: R[][] = [];
  /** Rows that came out of order, as those of one second do. They are put in their places when someone looks. */
  #late: R[] = [];
  #size = 0;

  /** `look` is told each row before it is given out; it may change what does not decide its place. */
  constructor(look: (row: R) => void = () => {}) {
    this.#look = look;
  }

  get size(): number {
    return this.#size;
  }

  add(row: R): void {
    const blocks = this.#blocks;
    const last = blocks.at(-1);
    if (!last) blocks.push([row]);
    else if (compareCreated(last[last.length - 1] as R, row) < 0)
      last.length < MAX_BLOCK ? last.push(row) : blocks.push([row]);
    else this.#late.push(row);
    this.#size++;
  }

  remove(row: CreatedRow): boolean {
    this.#placeLate();
    const b = this.#blockOf(row);
    const block = this.#blocks[b];
    if (!block) return false;
    const at = lowerBound(block, row);
    if (block[at]?.id !== row.id) return false;
    block.splice(at, 1);
    if (block.length === 0) this.#blocks.splice(b, 1);
    this.#size--;
    return true;
  }

  /** Rows from the first one not before `from`, oldest first. */
  *ascending(from?: CreatedRow): Generator<R> {
    this.#placeLate();
    const start = from ? this.#blockOf(from) : 0;
    for (let b = start; b < this.#blocks.length; b++) {
      const block = this.#blocks[b] as R[];
      for (let i = from && b === start ? lowerBound(block, from) : 0; i < block.length; i++)
        yield this.#shown(block[i] as R);
    }
  }

  /** Rows from the last one not after `from`, newest first. */
  *descending(from?: CreatedRow): Generator<R> {
    this.#placeLate();
    const start = from ? Math.min(this.#blockOf(from), this.#blocks.length - 1) : this.#blocks.length - 1;
    for (let b = start; b >= 0; b--) {
      const block = this.#blocks[b] as R[];
      let i = block.length - 1;
      if (from && b === start) {
        i = lowerBound(block, from);
        if (i >= block.length || compareCreated(block[i] as R, from) > 0) i--;
      }
      for (; i >= 0; i--) yield this.#shown(block[i] as R);
    }
  }

  #shown(row: R): R {
    this.#look(row);
    return row;
  }

  /** Index of the first block whose last row is not before `row`. */
  #blockOf(row: CreatedRow): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const block = this.#blocks[middle] as R[];
      if (compareCreated(block[block.length - 1] as R, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #placeLate(): void {
    const late = this.#late;
    if (late.length === 0) return;
    this.#late = [];
    if (late.length < FEW) for (const row of late) this.#insert(row);
    else this.#merge(late.sort(compareCreated));
  }

  /** Merges sorted rows with the blocks from the first one that they reach into. */
  #merge(late: readonly R[]): void {
    const first = this.#blockOf(late[0] as R);
    const tail = this.#blocks.splice(first).flat();
    const merged: R[] = [];
    let t = 0;
    for (const row of late) {
      while (t < tail.length && compareCreated(tail[t] as R, row) < 0) merged.push(tail[t++] as R);
      merged.push(row);
    }
    while (t < tail.length) merged.push(tail[t++] as R);
    for (let at = 0; at < merged.length; at += MAX_BLOCK) this.#blocks.push(merged.slice(at, at + MAX_BLOCK));
  }

  #insert(row: R): void {
    const b = this.#blockOf(row);
    const block = this.#blocks[b] as R[];
    block.splice(lowerBound(block, row), 0, row);
    if (block.length > MAX_BLOCK) this.#blocks.splice(b + 1, 0, block.splice(block.length >> 1));
  }
}

function lowerBound<R extends CreatedRow>(block: readonly R[], row: CreatedRow): number {
  let low = 0;
  let high = block.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCreated(block[middle] as R, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
