import { ConfigurationError } from '../errors/configuration-error.js';

/** `value`, or `fallback` when there is none. @throws {ConfigurationError} for what is no number above 0. */
export function positive(name: string, value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (typeof value === 'number' && value > 0) return value;
  throw new ConfigurationError(`${name} is ${String(value)}, not a number above 0`, {
    hint: 'Use Infinity for no limit.',
  });
}
