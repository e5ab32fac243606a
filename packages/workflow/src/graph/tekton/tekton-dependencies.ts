import { objectsOf, scalarText, stringsOf, textOf } from '../../manifest/json-value.js';
import type { TektonTask, TektonWhen } from '../../manifest/tekton-pipeline-run.js';

const TASK_REFERENCE = /\$\(tasks\.([^.)]+)\./g;

/** Names of the tasks that one waits for: named outright, or through a result that it takes or is conditional on. */
export function tektonDependencies(task: Partial<TektonTask>): string[] {
  const texts = [
    ...objectsOf(task.params).map(({ value }) => scalarText(value) ?? ''),
    ...objectsOf<TektonWhen>(task.when).flatMap(({ input, values }) => [textOf(input) ?? '', ...stringsOf(values)]),
  ];
  const referenced = texts.flatMap((text) => [...text.matchAll(TASK_REFERENCE)].map(([, name = '']) => name));
  return [...new Set([...stringsOf(task.runAfter), ...referenced])].filter((name) => name !== task.name);
}

/** The conditions of a task, for people. */
export function tektonCondition(task: Partial<TektonTask>): { condition?: string } {
  const conditions = objectsOf<TektonWhen>(task.when).map(({ input, operator, values }) =>
    [textOf(input) ?? '', textOf(operator) ?? 'in', stringsOf(values).join(', ')].join(' '),
  );
  return conditions.length === 0 ? {} : { condition: conditions.join(' and ') };
}
