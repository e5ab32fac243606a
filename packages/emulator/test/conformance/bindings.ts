const PLACEHOLDER = /<(id|token|wf|swf)\d+>/g;
const SHAPES: Readonly<Record<string, string>> = {
  id: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  token: '[A-Za-z0-9+/=]+',
  wf: '[a-z0-9][-a-z0-9.]*',
  swf: '[a-z0-9][-a-z0-9.]*',
};

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** What this server calls the things that the recording calls `<id1>`, `<token1>` and so on: one to one. */
export class Bindings {
  readonly #values = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** Recorded text for this server. Throws when it needs something that no answer has given. */
  fill(text: string): string {
    return text.replace(PLACEHOLDER, (placeholder) => {
      const value = this.#values.get(placeholder);
      if (value === undefined) throw new Error(`${placeholder} is not known: an earlier answer did not give it`);
      return value;
    });
  }

  value(placeholder: string): string | undefined {
    return this.#values.get(placeholder);
  }

  /** True when `actual` is `expected` with a value for each placeholder; new placeholders get theirs. */
  unify(expected: string, actual: string): boolean {
    const fresh: string[] = [];
    let source = '';
    let from = 0;
    for (const { 0: placeholder, 1: kind = '', index } of expected.matchAll(PLACEHOLDER)) {
      source += escapePattern(expected.slice(from, index));
      from = index + placeholder.length;
      const known = this.#values.get(placeholder);
      if (known !== undefined) source += escapePattern(known);
      else if (fresh.includes(placeholder)) source += `\\${fresh.indexOf(placeholder) + 1}`;
      else {
        fresh.push(placeholder);
        source += `(${SHAPES[kind]})`;
      }
    }
    const match = new RegExp(`^${source}${escapePattern(expected.slice(from))}$`).exec(actual);
    if (!match) return false;
    const values = fresh.map((_, i) => match[i + 1] ?? '');
    if (new Set(values).size < values.length || values.some((value) => this.#taken.has(value))) return false;
    fresh.forEach((placeholder, i) => {
      this.#values.set(placeholder, values[i] ?? '');
      this.#taken.add(values[i] ?? '');
    });
    return true;
  }
}
