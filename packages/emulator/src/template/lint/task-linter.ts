import { within } from './lint-error.js';
import type { LintedArguments, LintedTask, LintedTemplate } from './lintable-template.js';

/** Arguments that supply whatever is asked for. */
export const ANY_ARGUMENTS = 'any';
export type Arguments = LintedArguments | typeof ANY_ARGUMENTS;

/** Checks the templates that tasks and steps lead to. */
export interface TaskLinter {
  /** Names that tags may use everywhere; outputs with global names come in on the way. */
  readonly globals: Set<string>;

  /**
   * The template that a task leads to, checked; undefined for one that is not part of this workflow.
   * @throws LintError
   */
  lintTask(task: LintedTask, given: Arguments): LintedTemplate | undefined;
}

/** Does the same, and tells of errors with the place of the task before them. */
export const lintTaskAt = (place: string, task: LintedTask, given: Arguments, linter: TaskLinter) =>
  within(`${place} `, () => linter.lintTask(task, given));
