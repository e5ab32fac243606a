import { type CreatedRow, SortedRows } from './sorted-rows.js';

/** A constraint: no two rows of one scope have the same name. */
export interface UniqueKey<R> {
  readonly scope: (row: R) => string;
  readonly name: (row: R) => string;
}

const uniqueKey = (scope: string, name: string): string => `${scope}\u0000${name}`;

/** What a table does with its rows beside keeping them. */
export interface TableOptions<R> {
  readonly unique?: UniqueKey<R>;
  /** Told each row before it is given out, so that it is as it is by now. */
  readonly look?: (row: R) => void;
}

/** Rows by id, in order of creation, and in order of creation within groups such as a namespace. */
export class Table<R extends CreatedRow> {
  readonly all: SortedRows<R>;
  readonly #byId = new Map<string, R>();
  readonly #groups = new Map<string, SortedRows<R>>();
  readonly #groupsOf: (row: R) => readonly string[];
  readonly #unique: UniqueKey<R> | undefined;
  readonly #look: ((row: R) => void) | undefined;
  readonly #byName = new Map<string, R>();

  /** The groups and the name of a row must not change while it is in the table. */
  constructor(groupsOf: (row: R) => readonly string[], { unique, look }: TableOptions<R> = {}) {
    this.#groupsOf = groupsOf;
    this.#unique = unique;
    this.#look = look;
    this.all = new SortedRows<R>(look);
  }

  get(id: string): R | undefined {
    const row = this.#byId.get(id);
    if (row) this.#look?.(row);
    return row;
  }

  /** The row that has a name within a scope. */
  named(scope: string, name: string): R | undefined {
    return this.#byName.get(uniqueKey(scope, name));
  }

  add(row: R): void {
    this.#byId.set(row.id, row);
    if (this.#unique) this.#byName.set(uniqueKey(this.#unique.scope(row), this.#unique.name(row)), row);
    this.all.add(row);
    for (const group of this.#groupsOf(row)) {
      let rows = this.#groups.get(group);
      if (!rows) {
        rows = new SortedRows<R>(this.#look);
        this.#groups.set(group, rows);
      }
      rows.add(row);
    }
  }

  remove(id: string): R | undefined {
    const row = this.#byId.get(id);
    if (!row) return undefined;
    this.#byId.delete(id);
    if (this.#unique) this.#byName.delete(uniqueKey(this.#unique.scope(row), this.#unique.name(row)));
    this.all.remove(row);
    for (const group of this.#groupsOf(row)) {
      const rows = this.#groups.get(group);
      rows?.remove(row);
      if (rows?.size === 0) this.#groups.delete(group);
    }
    return row;
  }

  /** The rows of a group; empty when nothing belongs to it. */
  group(name: string): SortedRows<R> {
    return this.#groups.get(name) ?? new SortedRows<R>();
  }

  /** The rows as they were left, without a look at them. */
  values(): IterableIterator<R> {
    return this.#byId.values();
  }
}
