import { invalidInput, type ServerFailure } from '../errors/server-failure.js';
import { goQueryUnescape } from '../http/query-values.js';
import { FILTER_OPERATIONS, filterMessage, type PredicateMessage } from '../json/api-messages.js';
import { goQuote } from '../json/go-format.js';
import { JsonTypeError } from '../json/message-type.js';
import { JsonSyntaxError, parseFirstJsonValue } from '../json/parse-json.js';
import { formatSeconds } from '../json/timestamp.js';
import type { Listable } from './listable.js';

/** A value to compare with; a list only for IN. Decimal text of 64-bit integers is read as a number. */
export type Operand = string | number | readonly (string | number)[];
type Conditions = Readonly<Record<string, readonly Operand[]>>;

/** A filter in the shape that page tokens carry: conditions by column, all of which must hold. */
export interface Filter {
  readonly FilterProto: string;
  readonly EQ: Conditions;
  readonly NEQ: Conditions;
  readonly GT: Conditions;
  readonly GTE: Conditions;
  readonly LT: Conditions;
  readonly LTE: Conditions;
  readonly IN: Conditions;
  readonly SUBSTRING: Conditions;
}

/** The kinds of condition in the order in which the statement has them. */
export const CONDITION_KINDS = ['EQ', 'NEQ', 'GT', 'GTE', 'LT', 'LTE', 'IN', 'SUBSTRING'] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

const KIND_OF: Readonly<Record<string, ConditionKind>> = {
  EQUALS: 'EQ',
  NOT_EQUALS: 'NEQ',
  GREATER_THAN: 'GT',
  GREATER_THAN_EQUALS: 'GTE',
  LESS_THAN: 'LT',
  LESS_THAN_EQUALS: 'LTE',
  IN: 'IN',
  IS_SUBSTRING: 'SUBSTRING',
};

/** The predicates of a `filter` parameter; undefined when it is empty. The value is URL-decoded once more. */
export function parsePredicates(raw: string): readonly PredicateMessage[] | undefined {
  if (raw === '') return undefined;
  const fail = (why: string): ServerFailure =>
    invalidInput(`failed to parse valid filter from ${goQuote(raw)}: ${why}`);
  const decoded = goQueryUnescape(raw);
  if (decoded.error !== undefined) throw fail(decoded.error);
  try {
    const value = parseFirstJsonValue(Buffer.from(decoded.text));
    if (value === undefined) throw fail('EOF');
    return filterMessage.read(value, true).predicates.flatMap((predicate) => (predicate ? [predicate] : []));
  } catch (error) {
    throw error instanceof JsonSyntaxError || error instanceof JsonTypeError ? fail(error.message) : error;
  }
}

/** Predicates with their keys turned into columns. */
export function buildFilter<R extends { id: string; createdAt: number }>(
  predicates: readonly PredicateMessage[],
  listable: Listable<R>,
): Filter {
  const mapped = predicates.map((predicate) => {
    const column = Object.hasOwn(listable.fields, predicate.key) ? listable.fields[predicate.key] : undefined;
    if (column === undefined)
      throw invalidInput(`no support for filtering on unrecognized field ${goQuote(predicate.key)}`);
    return { ...predicate, key: `${listable.prefix}${column}` };
  });
  const conditions = Object.fromEntries(CONDITION_KINDS.map((kind) => [kind, {}])) as Record<
    ConditionKind,
    Record<string, Operand[]>
  >;
  for (const predicate of mapped) {
    const { kind, operand } = checkPredicate(predicate);
    const column = conditions[kind];
    column[predicate.key] = [...(column[predicate.key] ?? []), operand];
  }
  return { FilterProto: printPredicates(mapped), ...mapValues(conditions, sortKeys) };
}

function checkPredicate(predicate: PredicateMessage): { kind: ConditionKind; operand: Operand } {
  const { op } = predicate;
  const kind = KIND_OF[op];
  if (!kind) throw invalidInput(`invalid predicate operation: ${op}`);
  const value = operandOf(predicate);
  if (!value) throw invalidInput(`no value set for predicate on key ${goQuote(predicate.key)}`);
  const { type, operand, shown } = value;
  if (Array.isArray(operand)) {
    if (op !== 'IN') throw invalidInput(`cannot use scalar operator ${op} on array type *go_client.Predicate_${type}`);
  } else if (op === 'IN') throw invalidInput(`cannot use IN operator with scalar type *go_client.Predicate_${type}`);
  if (op === 'IS_SUBSTRING' && type !== 'StringValue') {
    throw invalidInput(`cannot use non string value type go_client.Predicate_Op with operator &{${shown}}`);
  }
  return { kind, operand };
}

function operandOf(p: PredicateMessage): { type: string; operand: Operand; shown: string } | undefined {
  if (p.int_value !== undefined) return { type: 'IntValue', operand: p.int_value, shown: `${p.int_value}` };
  if (p.long_value !== undefined) return { type: 'LongValue', operand: Number(p.long_value), shown: p.long_value };
  if (p.string_value !== undefined) return { type: 'StringValue', operand: p.string_value, shown: p.string_value };
  if (p.timestamp_value !== undefined)
    return { type: 'TimestampValue', operand: p.timestamp_value, shown: '0xc000a1b2c8' };
  if (p.int_values) return { type: 'IntValues', operand: p.int_values.values, shown: '' };
  if (p.long_values) return { type: 'LongValues', operand: p.long_values.values.map(Number), shown: '' };
  if (p.string_values) return { type: 'StringValues', operand: p.string_values.values, shown: '' };
  return undefined;
}

const sortKeys = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
const mapValues = <K extends string, V, W>(record: Readonly<Record<K, V>>, map: (value: V) => W): Record<K, W> =>
  Object.fromEntries(Object.entries<V>(record).map(([key, value]) => [key, map(value)])) as Record<K, W>;

/** The filter message in the protobuf JSON spelling, as page tokens carry it. */
function printPredicates(predicates: readonly PredicateMessage[]): string {
  if (predicates.length === 0) return '{}';
  const values = <T>(list: { values: readonly T[] } | undefined): { values?: readonly T[] } | undefined =>
    list && (list.values.length > 0 ? { values: list.values } : {});
  return JSON.stringify({
    predicates: predicates.map((p) => ({
      op: p.op === 'UNKNOWN' ? undefined : Object.hasOwn(FILTER_OPERATIONS, p.op) ? p.op : Number(p.op),
      key: p.key,
      intValue: p.int_value,
      longValue: p.long_value,
      stringValue: p.string_value,
      timestampValue: p.timestamp_value === undefined ? undefined : formatSeconds(p.timestamp_value),
      intValues: values(p.int_values),
      longValues: values(p.long_values),
      stringValues: values(p.string_values),
    })),
  });
}
