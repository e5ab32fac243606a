import { ParameterError } from '../errors/parameter-error.js';
import type { DeclaredParameter } from './declared-parameter.js';
import { nearestName } from './nearest-name.js';

/** How given parameters differ from declared ones. */
export interface ParameterCheck {
  /** Given and not declared, each with the declared name that was probably meant. The server refuses them. */
  readonly unknown: readonly { readonly name: string; readonly nearest?: string }[];
  /** Required and not given. The server takes the empty text for them. */
  readonly missing: readonly string[];
}

/** Compares what is given, by name or as names, with what the pipeline declares. A value of `undefined` is not given. */
export function checkParameters(
  declared: readonly DeclaredParameter[],
  given: Readonly<Record<string, unknown>> | readonly string[],
): ParameterCheck {
  const names = declared.map(({ name }) => name);
  const givenNames = new Set(isNames(given) ? given : Object.keys(given).filter((name) => given[name] !== undefined));
  const free = names.filter((name) => !givenNames.has(name));
  return {
    unknown: [...givenNames]
      .filter((name) => !names.includes(name))
      .map((name) => {
        const nearest = nearestName(name, free) ?? nearestName(name, names);
        return nearest === undefined ? { name } : { name, nearest };
      }),
    missing: declared.filter(({ name, required }) => required && !givenNames.has(name)).map(({ name }) => name),
  };
}

export interface RequireParametersOptions {
  /** Whether a required parameter without a value is an error. Default false: the server takes the empty text for it. */
  refuseMissing?: boolean;
}

/**
 * Refuses parameters that the pipeline does not declare.
 *
 * @throws ParameterError `UNKNOWN_PARAMETER`, or `MISSING_PARAMETER` where that is asked for.
 */
export function requireParameters(
  declared: readonly DeclaredParameter[],
  given: Readonly<Record<string, unknown>> | readonly string[],
  options: RequireParametersOptions = {},
): void {
  const { unknown, missing } = checkParameters(declared, given);
  const [first] = unknown;
  if (first) {
    const known =
      declared.length === 0
        ? 'It has no parameters.'
        : `Its parameters: ${shortList(declared.map(({ name }) => name))}.`;
    const hint = first.nearest === undefined ? known : `Did you mean ${JSON.stringify(first.nearest)}? ${known}`;
    const names = shortList(unknown.map(({ name }) => JSON.stringify(name)));
    throw new ParameterError('UNKNOWN_PARAMETER', `The pipeline has no parameter ${names}.`, hint);
  }
  if (options.refuseMissing && missing.length > 0) {
    const message = `The pipeline requires ${missing.length === 1 ? 'a value' : 'values'} for ${shortList(missing.map((name) => JSON.stringify(name)))}.`;
    throw new ParameterError('MISSING_PARAMETER', message, 'Add them to the parameters of the run.');
  }
}

function isNames(given: Readonly<Record<string, unknown>> | readonly string[]): given is readonly string[] {
  return Array.isArray(given);
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 20).join(', ');
  return names.length > 20 ? `${shown}, and ${names.length - 20} more` : shown;
}
