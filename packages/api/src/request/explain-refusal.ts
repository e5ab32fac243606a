import { InvalidPathParameterError } from '../errors/invalid-path-parameter-error.js';
import { RequestRefusedError } from '../errors/request-refused-error.js';
import { isPathValue } from './serialize-path.js';
import { isQueryValue } from './serialize-query.js';

/** The error for parameters that a serializer could not carry. In a file of its own: it is loaded only when it happens. */
export function explainRefusal(
  template: string,
  params: { path?: Readonly<Record<string, unknown>>; query?: object } = {},
): RequestRefusedError {
  for (const [, name = ''] of template.matchAll(/\{(\w+)\}/g)) {
    const value = params.path?.[name];
    if (!isPathValue(value)) {
      return new InvalidPathParameterError(
        name,
        `The path parameter ${name} ${pathProblem(value)}.`,
        'Pass the id as the server gave it: not empty, not . or .., and without /, : or control characters.',
      );
    }
  }
  const name = Object.entries(params.query ?? {}).find(([, value]) => value != null && !isQueryValue(value))?.[0];
  return new RequestRefusedError(
    'INVALID_QUERY_PARAMETER',
    `The query parameter ${name} cannot be carried in an address.`,
    'Pass a string of valid Unicode, a number or a boolean.',
  );
}

function pathProblem(value: unknown): string {
  if (typeof value !== 'string') return `is ${value === null ? 'null' : typeof value}, not a string`;
  if (value === '') return 'is empty';
  return `cannot be carried in a path: ${JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value)}`;
}
