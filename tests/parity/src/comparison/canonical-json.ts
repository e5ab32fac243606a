import { createHash } from 'node:crypto';

/** Compile times travel inside manifests. */
const TIMES = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?/g;

/** JSON text with sorted keys and no spaces; whole floats are integers in JavaScript anyway. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** The hash that vectors name manifests by; undefined for what is no JSON. */
export function manifestHash(text: string): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  return createHash('sha256').update(canonicalJson(parsed).replace(TIMES, '<TIMESTAMP>')).digest('hex');
}
