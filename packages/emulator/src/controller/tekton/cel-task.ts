import type { TektonTask } from '@kfp-ts/workflow';
import { conditionHolds } from '../expression/condition-holds.js';
import { parameter } from './result-uses.js';
import { expand, type Variables } from './tekton-variables.js';

/** Whether a task is a custom one whose parameters are expressions, and whose results are their values. */
export const isCelTask = ({ taskRef }: TektonTask): boolean =>
  taskRef?.apiVersion?.startsWith('cel.tekton.dev/') === true;

/** The values of the conditions among the expressions of a task; what is no readable condition is false. */
export function celResults(
  task: TektonTask,
  variables: Variables,
  told: Readonly<Record<string, unknown>> = {},
): Record<string, string> {
  const names = (task.params ?? []).map(({ name }) => name);
  return Object.fromEntries(
    names.map((name) => [name, String(told[name] ?? conditionHolds(expand(parameter(task, name), variables)))]),
  );
}
