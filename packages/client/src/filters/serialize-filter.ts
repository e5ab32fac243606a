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

function toWire({ operator, key, value }: Predicate): object[] {
  const wireKey = Object.hasOwn(WIRE_KEYS, key) ? WIRE_KEYS[key] : undefined;
  const op = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (!wireKey || !op) {
    throw new ConfigurationError(`Lists cannot be filtered by ${wireKey ? operator : JSON.stringify(key)}.`, {
      hint: `Keys: ${Object.keys(WIRE_KEYS).join(', ')}.`,
    });
  }
  if (key === 'archived') {
    return (value === true) === (operator === 'equals')
      ? [{ op: OPERATORS.in, key: wireKey, string_values: { values: ARCHIVED } }]
      : ARCHIVED.map((word) => ({ op: OPERATORS.notEquals, key: wireKey, string_value: word }));
  }
  if (value instanceof Date) return [{ op, key: wireKey, timestamp_value: fromDate(validDate(value, key)) }];
  if (Array.isArray(value)) return [{ op, key: wireKey, string_values: { values: value } }];
  return [{ op, key: wireKey, string_value: String(value) }];
}

function validDate(date: Date, key: string): Date {
  if (!Number.isNaN(date.getTime())) return date;
  throw new ConfigurationError(`The time to compare ${key} with is no valid date.`, {
    hint: 'Pass a Date made from a time stamp or an ISO 8601 text.',
  });
}
