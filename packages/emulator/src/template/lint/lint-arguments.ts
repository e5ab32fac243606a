import { demandNames, valueNameProblem } from './field-names.js';
import { LintError } from './lint-error.js';
import { hasLocation, type LintedArguments, type LintedTemplate } from './lintable-template.js';

/** @throws LintError for arguments without good names or, unless `mayBeEmpty`, without values */
export function lintArguments(given: LintedArguments, prefix: string, mayBeEmpty: boolean): void {
  demandNames(given.parameters, `${prefix}parameters`, valueNameProblem);
  demandNames(given.artifacts, `${prefix}artifacts`, valueNameProblem);
  for (const { name, value, valueFrom, enum: choices } of given.parameters ?? []) {
    if (value === undefined && valueFrom === undefined && !mayBeEmpty)
      throw new LintError(`${prefix}${name}.value is required`);
    if (choices !== undefined && value !== undefined && !choices.includes(value))
      throw new LintError(`${prefix}${name}.value should be present in ${prefix}${name}.enum list`);
  }
  for (const artifact of given.artifacts ?? []) {
    const { name, from = '', fromExpression = '' } = artifact;
    if (from === '' && !hasLocation(artifact))
      throw new LintError(`${prefix}${name}.from, artifact location, or key is required`);
    if (from !== '' && fromExpression !== '')
      throw new LintError(`${prefix}${name} shouldn't have both \`from\` and \`fromExpression\` in Artifact`);
  }
}

/** @throws LintError for an input that arguments do not supply */
export function demandSupplied({ name, inputs }: LintedTemplate, given: LintedArguments): void {
  for (const input of inputs.parameters ?? []) {
    const argument = given.parameters?.find((one) => one.name === input.name);
    const valueFrom = argument && argument.value === undefined ? argument.valueFrom : input.valueFrom;
    if (valueFrom?.configMapKeyRef !== undefined) continue;
    if ((argument?.value ?? input.value ?? input.default) === undefined)
      throw new LintError(`templates.${name} inputs.parameters.${input.name} was not supplied`);
  }
  for (const input of inputs.artifacts ?? []) {
    if (input.optional === true || hasLocation(input)) continue;
    if (!given.artifacts?.some((one) => one.name === input.name))
      throw new LintError(`templates.${name} inputs.artifacts.${input.name} was not supplied`);
  }
}
