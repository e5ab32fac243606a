import { fromDate } from '../decode/timestamp.js';
import { ConfigurationError } from '../errors/index.js';
import type { Filter, FilterKey, FilterOperator, Predicate } from './filter.js';

/** The server's names of the keys. */
export const WIRE_KEYS: Readonly<Record<FilterKey, string>> = {
  id: 'id',
  name: 'name',
  description: 'description',
  namespace: 'namespace',
  createdAt: 'created_at',
  scheduledAt: 'scheduled_at',
  status: 'status',
  archived: 'storage_state',
  pipelineId: 'package_id',
};

const OPERATORS: Readonly<Record<FilterOperator, number>> = {
  equals: 1,
  notEquals: 2,
  greaterThan: 3,
  atLeast: 5,
  lessThan: 6,
  atMost: 7,
  in: 8,
  contains: 9,
};

// A 2.x server compares with the words it stores, which are not the ones it answers with; naming both suits either.
const ARCHIVED = ['STORAGESTATE_ARCHIVED', 'ARCHIVED'];

/** The `filter` parameter as the server reads it; undefined for no condition. */
export function serializeFilter(filter: Filter | undefined): string | undefined {
  if (!filter?.predicates.length) return undefined;
  return JSON.stringify({ predicates: filter.predicates.flatMap(toWire) });
}

function toWire(predicate: Predicate): object[] {
  const { operator, key, value } = predicate ?? {};
  const wireKey = Object.hasOwn(WIRE_KEYS, key) ? WIRE_KEYS[key] : undefined;
  const op = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (!wireKey || !op) {
    throw new ConfigurationError(`Lists cannot be filtered by ${wireKey ? operator : JSON.stringify(key)}.`, {
      hint: `Keys: ${Object.keys(WIRE_KEYS).join(', ')}.`,
    });
  }
  requireComparable(key, value);
  if (key === 'archived') {
    return (value === true) === (operator === 'equals')
      ? [{ op: OPERATORS.in, key: wireKey, string_values: { values: ARCHIVED } }]
      : ARCHIVED.map((word) => ({ op: OPERATORS.notEquals, key: wireKey, string_value: word }));
  }
  if (value instanceof Date) return [{ op, key: wireKey, timestamp_value: fromDate(value) }];
  if (Array.isArray(value)) return [{ op, key: wireKey, string_values: { values: value } }];
  // The server hands it to LIKE as it is.
  const text = operator === 'contains' ? String(value).replace(/[\\%_]/g, '\\$&') : String(value);
  return [{ op, key: wireKey, string_value: text }];
}

/** The server compares whatever comes, and then finds nothing or everything. */
function requireComparable(key: FilterKey, value: unknown): void {
  if (key.endsWith('At') ? isTime(value) : key === 'archived' ? typeof value === 'boolean' : isText(value)) return;
  const wanted = key.endsWith('At') ? 'a valid Date' : key === 'archived' ? 'true or false' : 'a text';
  throw new ConfigurationError(`Lists cannot compare ${key} with ${String(value)}.`, {
    hint: `Pass ${wanted}, or leave the condition out.`,
  });
}

/** Whether it is a Date with a time. */
export const isTime = (value: unknown): boolean => value instanceof Date && !Number.isNaN(value.getTime());

const isText = (value: unknown): boolean => [value].flat().every((text) => typeof text === 'string');
