import type { ParameterValue } from '@kfp-ts/client';
import type { Json, JsonObject } from '../vector.js';

/** Values that JSON has no notation for: what a TypeScript program would pass in their place. */
export function parametersOf(given: JsonObject | undefined): { parameters?: Record<string, ParameterValue> } {
  if (!given || Object.keys(given).length === 0) return {};
  return { parameters: Object.fromEntries(Object.entries(given).map(([name, value]) => [name, parameterOf(value)])) };
}

function parameterOf(value: Json): ParameterValue {
  if (Array.isArray(value)) return value.map(parameterOf);
  if (value === null || typeof value !== 'object') return value;
  if ('$integer' in value) return String(value.$integer);
  if ('$number' in value) return Number(value.$number);
  if ('$date' in value) return new Date(`${value.$date}Z`).toISOString();
  if ('$bytes' in value) return Buffer.from(String(value.$bytes), 'hex').toString('base64');
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, parameterOf(member)]));
}
