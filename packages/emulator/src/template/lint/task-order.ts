import { LintError } from './lint-error.js';
import type { LintedTask } from './lintable-template.js';

const TASK_OR_RESULT = /([a-zA-Z0-9][-a-zA-Z0-9]*?\.[A-Z][a-zA-Z]+)|([a-zA-Z0-9][-a-zA-Z0-9]*)/g;
const RESULTS = ['Succeeded', 'Failed', 'Errored', 'Skipped', 'Daemoned', 'AnySucceeded', 'AllFailed'];
const RESULTS_OF_ITEMS = ['AnySucceeded', 'AllFailed'];

/** A task that another one waits for; with `ofItems` the other one asks how its items went. */
interface Dependency {
  readonly name: string;
  readonly ofItems: boolean;
}

/** What a task waits for, by its `depends` or its list of dependencies. */
function dependenciesOf({ depends = '', dependencies = [] }: LintedTask): Dependency[] {
  const text = depends === '' ? dependencies.map((name) => `${name}.Succeeded`).join(' ') : depends;
  const found = new Map<string, boolean>();
  for (const [, withResult, alone] of text.matchAll(TASK_OR_RESULT)) {
    const [name = '', result = ''] = withResult?.split('.') ?? [alone];
    found.set(name, found.get(name) === true || RESULTS_OF_ITEMS.includes(result));
  }
  return [...found].map(([name, ofItems]) => ({ name, ofItems }));
}

/** @throws LintError for a result that tasks do not have */
export function demandKnownResults({ depends = '' }: LintedTask): void {
  for (const [, withResult] of depends.matchAll(TASK_OR_RESULT)) {
    const [name = '', result = ''] = withResult?.split('.') ?? [];
    if (withResult !== undefined && !RESULTS.includes(result))
      throw new LintError(`task result '${result}' for task '${name}' is invalid`);
  }
}

/** The tasks of a graph, and what each of them waits for. */
export class TaskOrder {
  /** Each task after those that it waits for. */
  readonly tasks: readonly LintedTask[];
  readonly #byName: ReadonlyMap<string, LintedTask>;
  readonly #dependencies: ReadonlyMap<LintedTask, readonly Dependency[]>;

  /** @throws LintError for tasks that cannot be put in order */
  constructor(tasks: readonly LintedTask[]) {
    this.#byName = demandDifferentNames(tasks);
    this.#dependencies = new Map(tasks.map((task) => [task, dependenciesOf(task)]));
    this.tasks = this.#inOrder(tasks);
  }

  dependenciesOf(task: LintedTask): readonly Dependency[] {
    return this.#dependencies.get(task) ?? [];
  }

  task(name: string): LintedTask | undefined {
    return this.#byName.get(name);
  }

  /** True when the task called `name` has ended for sure before `task` begins. */
  waitsFor(task: LintedTask, name: string): boolean {
    const seen = new Set<LintedTask>([task]);
    for (const one of seen) {
      for (const earlier of this.dependenciesOf(one)) {
        if (earlier.name === name) return true;
        const other = this.#byName.get(earlier.name);
        if (other) seen.add(other);
      }
    }
    return false;
  }

  #inOrder(tasks: readonly LintedTask[]): LintedTask[] {
    const next = new Map<string, LintedTask[]>();
    const waiting = new Map<LintedTask, number>();
    for (const task of tasks) {
      const dependencies = this.dependenciesOf(task);
      waiting.set(task, dependencies.length);
      for (const { name } of dependencies) {
        if (!this.#byName.has(name)) throw new LintError(`invalid dependency ${name}`);
        const followers = next.get(name);
        if (followers) followers.push(task);
        else next.set(name, [task]);
      }
    }
    const order = tasks.filter((task) => waiting.get(task) === 0);
    for (const done of order) {
      for (const task of next.get(done.name ?? '') ?? []) {
        const left = (waiting.get(task) ?? 0) - 1;
        waiting.set(task, left);
        if (left === 0) order.push(task);
      }
    }
    if (order.length < tasks.length) throw new LintError('graph with cycle');
    return order;
  }
}

function demandDifferentNames(tasks: readonly LintedTask[]): Map<string, LintedTask> {
  const byName = new Map<string, LintedTask>();
  for (const task of tasks) {
    if (byName.has(task.name ?? '')) throw new LintError(`duplicated nodeName ${task.name ?? ''}`);
    byName.set(task.name ?? '', task);
  }
  return byName;
}
