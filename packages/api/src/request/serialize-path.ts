import { InvalidPathParameterError } from '../errors/invalid-path-parameter-error.js';

/** Splits or ends a path segment once the server has decoded it. */
const UNCARRIABLE = /[/:\p{Cc}\p{Surrogate}]/u;

/**
 * Fills a path template, percent-encoding each value.
 * @throws {InvalidPathParameterError} for a value that would reach another address than the one meant.
 */
export function serializePath(template: string, values: Readonly<Record<string, unknown>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(carriable(name, values[name])));
}

function carriable(name: string, value: unknown): string {
  if (typeof value !== 'string') {
    throw refusal(name, `is ${value === null ? 'null' : typeof value}, not a string`);
  }
  if (value === '') throw refusal(name, 'is empty');
  // An empty or dotted segment is dropped on the way; a slash or a colon, even encoded, splits the path at the server.
  if (value === '.' || value === '..' || UNCARRIABLE.test(value)) {
    const shown = value.length > 80 ? `${value.slice(0, 80)}…` : value;
    throw refusal(name, `cannot be carried in a path: ${JSON.stringify(shown)}`);
  }
  return value;
}

function refusal(name: string, problem: string): InvalidPathParameterError {
  return new InvalidPathParameterError(
    name,
    `The path parameter ${name} ${problem}.`,
    'Pass the id as the server gave it: not empty, not . or .., and without /, : or control characters.',
  );
}
