import { demandNames } from './field-names.js';
import { lintArguments } from './lint-arguments.js';
import { LintError, within } from './lint-error.js';
import type { LintedTask, LintedTemplate } from './lintable-template.js';
import { addItems, hasItems } from './loop-items.js';
import type { TagScope } from './tag-scope.js';
import { ANY_ARGUMENTS, lintTaskAt, type TaskLinter } from './task-linter.js';
import { demandKnownResults, TaskOrder } from './task-order.js';
import { addOutputs } from './task-outputs.js';

/** @throws LintError for what is wrong with a template that is a graph of tasks */
export function lintDag(
  template: LintedTemplate,
  given: readonly LintedTask[],
  scope: TagScope,
  linter: TaskLinter,
): void {
  const place = `templates.${template.name}`;
  if (given.length === 0) throw new LintError(`${place} must have at least one task`);
  const order = within(`${place} sorting failed: `, () => new TaskOrder(given));
  const { tasks } = order;
  demandNames(tasks, `${place}.tasks`);
  const usesDepends = tasks.some(({ depends = '' }) => depends !== '');
  const templates = new Map<string, LintedTemplate | undefined>();
  for (const task of tasks) {
    demandOneWayOfWaiting(task, usesDepends, place);
    const own = `${place}.tasks.${task.name}`;
    const used = lintTaskAt(own, task, ANY_ARGUMENTS, linter);
    templates.set(task.name ?? '', used);
    addOutputs({ prefix: `tasks.${task.name}`, template: used, aggregate: hasItems(task) }, scope, linter.globals);
    within(`${own} `, () => demandKnownResults(task));
    demandItemsOf(task, order, place);
  }
  lintTargets(template, templates, scope);
  for (const task of tasks) lintUse(task, { place, order, scope, linter });
}

function demandOneWayOfWaiting(task: LintedTask, usesDepends: boolean, place: string): void {
  const { name = '', dependencies = [], continueOn, when } = task;
  if ((usesDepends || dependencies.length > 0) && /^[0-9]/.test(name)) {
    throw new LintError(
      `${place}.tasks.${name} name cannot begin with a digit when using either 'depends' or 'dependencies'`,
    );
  }
  if (usesDepends && dependencies.length > 0)
    throw new LintError(`${place} cannot use both 'depends' and 'dependencies' in the same DAG template`);
  if (usesDepends && continueOn !== undefined) {
    throw new LintError(
      `${place} cannot use 'continueOn' when using 'depends'. Instead use 'dep-task.Failed'/'dep-task.Errored'`,
    );
  }
  if (when?.startsWith('{{=')) {
    throw new LintError(
      `${place} when doesn't support 'expr' expression '{{='. 'When' expression is only support govaluate format {{`,
    );
  }
}

function demandItemsOf(task: LintedTask, order: TaskOrder, place: string): void {
  for (const { name, ofItems } of order.dependenciesOf(task)) {
    const other = ofItems ? order.task(name) : undefined;
    if (!other || hasItems(other) || other.withSequence !== undefined) continue;
    throw new LintError(
      `${place}.tasks.${name} dependency '${name}' uses an items-based condition such as .AnySucceeded or .AllFailed but does not contain any items`,
    );
  }
}

function lintTargets({ name, dag }: LintedTemplate, tasks: ReadonlyMap<string, unknown>, scope: TagScope): void {
  const { target = '' } = dag ?? {};
  if (target === '') return;
  scope.demandResolved(target, `templates.${name}.targets `);
  const unknown = target.split(' ').find((one) => !one.includes('{{') && !tasks.has(one));
  if (unknown !== undefined) throw new LintError(`templates.${name}.targets: target '${unknown}' is not defined`);
}

interface Graph {
  readonly place: string;
  readonly order: TaskOrder;
  readonly scope: TagScope;
  readonly linter: TaskLinter;
}

const STATUS_TAG = /\{\{tasks\.([-\w]+)\.status\}\}/g;

/** Checks what a task uses, now that all outputs of the graph are known. */
function lintUse(task: LintedTask, { place, order, scope, linter }: Graph): void {
  const own = `${place}.tasks.${task.name}`;
  if (task.hooks) scope.add(`tasks.${task.name}.status`);
  const inTask = scope.inner();
  for (const [, other = ''] of JSON.stringify(task).matchAll(STATUS_TAG))
    if (order.waitsFor(task, other)) inTask.add(`tasks.${other}.status`);
  for (const input of task.inline?.inputs?.parameters ?? []) inTask.add(`inputs.parameters.${input.name}`);
  within(`${own} `, () => addItems(task, inTask));
  inTask.demandResolved(task, `${own} `);
  lintArguments(task.arguments, `${own}.arguments.`, false);
  within(`${own} `, () => demandWaitedFor(task, order));
  lintTaskAt(own, task, task.arguments, linter);
}

/** Arguments may come only from tasks that have ended. */
function demandWaitedFor(task: LintedTask, order: TaskOrder): void {
  const demand = (source: string, what: string): void => {
    if (!source.startsWith('{{tasks.')) return;
    const [, other = ''] = source.split('.');
    if (!order.waitsFor(task, other)) throw new LintError(`missing dependency '${other}' for ${what}`);
  };
  for (const { name, value } of task.arguments.parameters ?? []) {
    if (value === undefined) throw new LintError(`missing value for parameter '${name}'`);
    demand(value, `parameter '${name}'`);
  }
  for (const { name, from = '' } of task.arguments.artifacts ?? []) demand(from, `artifact '${name}'`);
}
