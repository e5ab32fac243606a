import { ParameterError } from '../errors/parameter-error.js';
import type { DeclaredParameter } from './declared-parameter.js';

/** What a parameter may be given as; everything but text is written by {@link serializeParameter}. */
export type ParameterValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | readonly ParameterValue[]
  | { readonly [key: string]: ParameterValue | undefined };

/** What is known of a parameter's declaration when its value is written. */
export type ParameterDeclaration = Pick<DeclaredParameter, 'type' | 'default'>;

/**
 * Writes a value as the text that the server keeps and the pipeline's code reads.
 *
 * Booleans are written as the pipeline writes its own: `True` where the declared type or default is Python's, because a compiled
 * condition compares with that word, else `true`. Lists and objects become JSON as Python spaces and escapes it, so that the same
 * value finds the same cached result whoever submitted it. `null` is the empty text, which is also what the server puts for a
 * missing value, or JSON's `null` for a parameter that is read as JSON. Dates become ISO 8601 in UTC.
 *
 * @throws ParameterError `UNSUPPORTED_VALUE` for NaN, infinities, functions, symbols and circles.
 */
export function serializeParameter(value: ParameterValue, declaration: ParameterDeclaration = {}): string {
  if (typeof value === 'string') return value;
  if (value === null) return readsJson(declaration) ? 'null' : '';
  if (typeof value === 'boolean') {
    const word = String(value);
    return writesPythonBooleans(declaration) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  }
  if (value instanceof Date) return isoDate(value);
  return json(value, 0);
}

function writesPythonBooleans({ type, default: fallback }: ParameterDeclaration): boolean {
  // Python's own names for the type; the newer representation says BOOLEAN and reads JSON.
  return fallback === 'True' || fallback === 'False' || type === 'Boolean' || type === 'Bool' || type === 'bool';
}

function readsJson({ type }: ParameterDeclaration): boolean {
  return type !== undefined && /^(?:Json(?:Object|Array)|LIST|STRUCT|dict|list|Dict|List)\b/.test(type);
}

const DEEPEST = 200;

function json(value: unknown, depth: number): string {
  if (depth > DEEPEST) throw unsupported('a value nested more than 200 deep, or one that contains itself');
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw unsupported(String(value));
    return String(value);
  }
  if (typeof value === 'string') return asciiJson(value);
  if (value instanceof Date) return asciiJson(isoDate(value));
  if (Array.isArray(value)) return `[${value.map((item) => json(item, depth + 1)).join(', ')}]`;
  if (typeof value !== 'object' || !isPlain(value)) throw unsupported(`a ${nameOf(value)}`);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries.map(([key, item]) => `${asciiJson(key)}: ${json(item, depth + 1)}`).join(', ')}}`;
}

/** JSON text in ASCII: the server's default database refuses what is not latin1. */
function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function nameOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? value.constructor.name : typeof value;
}

function isoDate(date: Date): string {
  if (Number.isNaN(date.getTime())) throw unsupported('an invalid Date');
  return date.toISOString();
}

function unsupported(what: string): ParameterError {
  return new ParameterError(
    'UNSUPPORTED_VALUE',
    `A parameter cannot be ${what}.`,
    'Give text, a number, a boolean, null, a Date, or plain lists and objects of them.',
  );
}
