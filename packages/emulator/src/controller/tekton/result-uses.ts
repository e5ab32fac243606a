import type { TektonPipelineSpec, TektonTask } from '@kfp-ts/workflow';

/** How a pipeline uses its tasks' results, each by `task.result`. */
export interface ResultUses {
  readonly looped: ReadonlySet<string>;
  readonly comparedWith: ReadonlyMap<string, readonly string[]>;
}

const RESULT = /^\$\(tasks\.([^.()]+)\.results\.([^()]+)\)$/;

export function resultUses(spec: TektonPipelineSpec): ResultUses {
  const looped = new Set<string>();
  const comparedWith = new Map<string, string[]>();
  for (const task of [...(spec.tasks ?? []), ...(spec.finally ?? [])]) {
    const looping = task.taskSpec?.spec?.iterateParam;
    const source = looping && resultIn(parameter(task, looping));
    if (source) looped.add(source);
    const operands = [parameter(task, 'operand1'), parameter(task, 'operand2')];
    for (const [one = '', other = ''] of [operands, [...operands].reverse()]) {
      const result = resultIn(one);
      if (result && !resultIn(other)) comparedWith.set(result, [...(comparedWith.get(result) ?? []), other]);
    }
  }
  return { looped, comparedWith };
}

/** A parameter that a task is given, as text; empty when it is not given. */
export function parameter({ params = [] }: TektonTask, name: string): string {
  const value = params.find((candidate) => candidate.name === name)?.value;
  return value === undefined || typeof value === 'string' ? (value ?? '') : JSON.stringify(value);
}

function resultIn(text: string): string | undefined {
  const [, task, result] = RESULT.exec(text.trim()) ?? [];
  return task && `${task}.${result}`;
}
