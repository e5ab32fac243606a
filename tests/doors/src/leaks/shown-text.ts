import { inspect } from 'node:util';

/** Everything that a program might print of a value: as text, inspected to the ground, as JSON, with all of its causes. */
export function shownText(value: unknown): string {
  const parts = [String(value), inspect(value, { depth: 12, showHidden: true, maxStringLength: null }), json(value)];
  for (let error = value; error instanceof Error; error = error.cause) {
    parts.push(error.message, error.stack ?? '', json(error), json({ ...error }));
    if ('hint' in error) parts.push(String(error.hint));
  }
  return parts.join('\n');
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // What leads back to itself has no JSON.
    return '';
  }
}
