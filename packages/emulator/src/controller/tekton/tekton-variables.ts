import type { TektonTask, TektonWhen } from '@kfp-ts/workflow';

/** Values of the `$(…)` variables that a text may use. */
export type Variables = Readonly<Record<string, string>>;

/** The text with each variable that is known replaced; others stay. */
export function expand(text: string, variables: Variables): string {
  return text.replace(/\$\(([^()]+)\)/g, (whole, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name] ?? whole) : whole,
  );
}

/** Names of the tasks whose results a task uses. */
export function resultSources({ params = [], when = [] }: TektonTask): string[] {
  const text = JSON.stringify([params, when]);
  return [...new Set([...text.matchAll(/\$\(tasks\.([^.()]+)\.results\./g)].map(([, name = '']) => name))];
}

/** Whether all of a task's conditions hold. */
export function whenHolds(when: readonly TektonWhen[], variables: Variables): boolean {
  return when.every(({ input = '', operator, values = [] }) => {
    const found = values.map((value) => expand(value, variables)).includes(expand(input, variables));
    return operator === 'notin' ? !found : found;
  });
}
