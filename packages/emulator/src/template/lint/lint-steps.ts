import { fieldNameProblem } from './field-names.js';
import { lintArguments } from './lint-arguments.js';
import { LintError, within } from './lint-error.js';
import type { LintedTask, LintedTemplate } from './lintable-template.js';
import { addItems, hasItems } from './loop-items.js';
import type { TagScope } from './tag-scope.js';
import { ANY_ARGUMENTS, lintTaskAt, type TaskLinter } from './task-linter.js';
import { addOutputs } from './task-outputs.js';

/** @throws LintError for what is wrong with a template of steps */
export function lintSteps(
  { name }: LintedTemplate,
  groups: readonly (readonly LintedTask[])[],
  scope: TagScope,
  linter: TaskLinter,
): void {
  const names = new Set<string>();
  for (const [i, group] of groups.entries()) {
    const templates = new Map<LintedTask, LintedTemplate | undefined>();
    for (const step of group) {
      const place = `templates.${name}.steps[${i}]`;
      demandNewName(step.name ?? '', names, place);
      const own = `${place}.${step.name}`;
      scope.add(`steps.${step.name}.status`);
      within(`${own} `, () => addItems(step, scope));
      lintArguments(step.arguments, `${own}.arguments.`, false);
      const template = lintTaskAt(own, step, ANY_ARGUMENTS, linter);
      if (step.when?.startsWith('{{=')) {
        throw new LintError(
          `templates.${name} when expression doesn't support 'expr' format '{{='. 'When' expression is only support govaluate format {{`,
        );
      }
      if (step.onExit !== undefined || step.hooks?.exit !== undefined)
        addOutputs({ prefix: `steps.${step.name}`, template, aggregate: false }, scope, linter.globals);
      templates.set(step, template);
    }
    scope.demandResolved(group, `templates.${name}.steps `);
    for (const [step, template] of templates) {
      addOutputs({ prefix: `steps.${step.name}`, template, aggregate: hasItems(step) }, scope, linter.globals);
      lintTaskAt(`templates.${name}.steps[${i}].${step.name}`, step, step.arguments, linter);
    }
  }
}

function demandNewName(name: string, names: Set<string>, place: string): void {
  if (name === '') throw new LintError(`${place}.name is required`);
  if (names.has(name)) throw new LintError(`${place}.name '${name}' is not unique`);
  const problem = fieldNameProblem(name);
  if (problem !== '') throw new LintError(`${place}.name '${name}' is invalid: ${problem}`);
  names.add(name);
}
