import { hasResult, type LintedTemplate, typesOf } from './lintable-template.js';
import type { TagScope } from './tag-scope.js';

/** A task of which outputs are asked for. */
interface Source {
  /** What its tags begin with, such as `tasks.a`. */
  readonly prefix: string;
  /** Undefined when the template is not part of the workflow: then all its outputs may be there. */
  readonly template: LintedTemplate | undefined;
  /** The task has its outputs once for each item. */
  readonly aggregate: boolean;
}

/** Adds what other parts of a template may ask of a task; outputs with global names become globals. */
export function addOutputs({ prefix, template, aggregate }: Source, scope: TagScope, globals: Set<string>): void {
  scope.add(`${prefix}.id`, `${prefix}.startedAt`, `${prefix}.finishedAt`);
  if (!template) return;
  if (template.daemon === true) scope.add(`${prefix}.ip`);
  if (hasResult(template)) scope.add(`${prefix}.outputs.result`, `${prefix}.exitCode`);
  for (const kind of ['parameters', 'artifacts'] as const) {
    for (const { name, globalName } of template.outputs[kind] ?? []) {
      scope.add(`${prefix}.outputs.${kind}.${name}`);
      if (globalName === undefined) continue;
      const isKnown = !globalName.includes('{{');
      const global = `workflow.outputs.${kind}.${isKnown ? globalName : '*'}`;
      scope.add(global);
      if (isKnown) globals.add(global);
    }
  }
  if (!aggregate) return;
  scope.add(`${prefix}.outputs.parameters`);
  if (['Script', 'ContainerSet'].includes(typesOf(template)[0] ?? ''))
    scope.add(`${prefix}.outputs.result`, `${prefix}.exitCode`);
}
