import { LintError } from './lint-error.js';

const FIELD_NAME = /^[a-zA-Z0-9][-a-zA-Z0-9]*$/;
const FIELD_RULE =
  "name must consist of alpha-numeric characters or '-', and must start with an alpha-numeric character " +
  '(e.g. My-name1-2, 123-NAME)';
const MAX_FIELD_NAME = 128;
const VALUE_NAME = /^[-a-zA-Z0-9_]+$/;
const VALUE_RULE =
  "Parameter/Artifact name must consist of alpha-numeric characters, '_' or '-' e.g. my_param_1, MY-PARAM-1";

/** What is wrong with the name of a template, a task or a step; empty when nothing is. */
export function fieldNameProblem(name: string): string {
  const problems: string[] = [];
  if (Buffer.byteLength(name) > MAX_FIELD_NAME) problems.push(`must be no more than ${MAX_FIELD_NAME} characters`);
  if (!FIELD_NAME.test(name)) problems.push(FIELD_RULE);
  return problems.join(';');
}

/** The same for the name of a parameter or an artifact. */
export const valueNameProblem = (name: string): string => (VALUE_NAME.test(name) ? '' : VALUE_RULE);

type Named = readonly ({ readonly name?: string } | undefined)[] | undefined;

/** @throws LintError unless all names are there, good and different */
export function demandNames(items: Named, place: string, problemOf = fieldNameProblem): void {
  const names = new Set<string>();
  for (const [i, item] of (items ?? []).entries()) {
    const name = item?.name ?? '';
    if (name === '') throw new LintError(`${place}[${i}].name is required`);
    const problem = problemOf(name);
    if (problem !== '') throw new LintError(`${place}[${i}].name: '${name}' is invalid: ${problem}`);
    if (names.has(name)) throw new LintError(`${place}[${i}].name '${name}' is not unique`);
    names.add(name);
  }
}
