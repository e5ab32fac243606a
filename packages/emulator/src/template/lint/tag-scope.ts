import { LintError } from './lint-error.js';

/** Tags that begin otherwise are left to whoever may know them. */
const KNOWN_PREFIXES = ['item.', 'steps.', 'inputs.', 'outputs.', 'pod.', 'workflow.', 'tasks.'];
/** Known only while the workflow runs. */
const LATE_PREFIXES = ['outputs.', 'workflow.creationTimestamp', 'workflow.scheduledTime', 'workflow.duration'];
/** Stands for all members of the items of a loop over something that is not known yet. */
export const ANY_ITEM = 'item.*';
const ANY_OUTPUT = { 'workflow.outputs.parameters.': 'workflow.outputs.parameters.*' } as const;

/** The `{{tags}}` that may be used in a place. */
export class TagScope {
  readonly #names: Set<string>;
  /** Names that are filled in before anything is checked; these may stand between spaces. */
  readonly #filled: ReadonlySet<string>;
  readonly #outer: TagScope | undefined;

  constructor(names: Iterable<string>, filled: ReadonlySet<string>, outer?: TagScope) {
    this.#names = new Set(names);
    this.#filled = filled;
    this.#outer = outer;
  }

  /** A scope of its own in which all that is in this one is known too. */
  inner(): TagScope {
    return new TagScope([], this.#filled, this);
  }

  add(...names: readonly string[]): void {
    for (const name of names) this.#names.add(name);
  }

  /** @throws LintError for the first tag in the JSON of a part that is not in scope */
  demandResolved(part: unknown, place: string): void {
    for (const tag of tagsOf(typeof part === 'string' ? part : JSON.stringify(part))) {
      if (!this.#knows(tag)) throw new LintError(`${place}failed to resolve {{${tag}}}`);
    }
  }

  #has(name: string): boolean {
    const outer = this.#outer;
    return this.#names.has(name) || (outer ? outer.#has(name) : false);
  }

  #knows(tag: string): boolean {
    if (tag.startsWith('=') || !KNOWN_PREFIXES.some((prefix) => tag.startsWith(prefix))) return true;
    if (this.#filled.has(tag.trim()) || this.#has(tag)) return true;
    if (tag.startsWith('item.') && this.#has(ANY_ITEM)) return true;
    if (LATE_PREFIXES.some((prefix) => tag.startsWith(prefix))) return true;
    return Object.entries(ANY_OUTPUT).some(([prefix, any]) => tag.startsWith(prefix) && this.#has(any));
  }
}

function* tagsOf(text: string): Generator<string> {
  for (let from = text.indexOf('{{'); from >= 0; from = text.indexOf('{{', from)) {
    const to = text.indexOf('}}', from + 2);
    if (to < 0) return;
    yield text.slice(from + 2, to);
    from = to + 2;
  }
}
