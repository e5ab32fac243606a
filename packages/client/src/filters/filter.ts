import { ConfigurationError } from '../errors/index.js';

/** What a list can be filtered by, and the values each key is compared with. */
export interface FilterValues {
  id: string;
  name: string;
  description: string;
  namespace: string;
  createdAt: Date;
  scheduledAt: Date;
  status: string;
  archived: boolean;
  /** Recurring runs only: id of the pipeline they start. */
  pipelineId: string;
}

export type FilterKey = keyof FilterValues;

/** Keys of each noun's list that its server accepts. */
export type ExperimentFilterKey = 'id' | 'name' | 'createdAt' | 'description' | 'namespace' | 'archived';
export type RunFilterKey = 'id' | 'name' | 'createdAt' | 'description' | 'scheduledAt' | 'archived' | 'status';
export type RecurringRunFilterKey = 'id' | 'name' | 'createdAt' | 'pipelineId';
export type PipelineFilterKey = 'id' | 'name' | 'createdAt' | 'description' | 'namespace';
export type PipelineVersionFilterKey = 'id' | 'name' | 'createdAt';

export type FilterOperator =
  | 'equals'
  | 'notEquals'
  | 'greaterThan'
  | 'atLeast'
  | 'lessThan'
  | 'atMost'
  | 'in'
  | 'contains';

export interface Predicate<Key extends FilterKey = FilterKey> {
  readonly operator: FilterOperator;
  readonly key: Key;
  readonly value: string | Date | boolean | readonly string[];
}

/** A condition on the items of a list, made with {@link filter}. Every predicate must hold. */
export interface Filter<Key extends FilterKey = FilterKey> {
  readonly predicates: readonly Predicate<Key>[];
}

type TextKey = { [Key in FilterKey]: FilterValues[Key] extends string ? Key : never }[FilterKey];
type TimeKey = 'createdAt' | 'scheduledAt';

/**
 * Builds conditions for lists. The server compares text without regard to case, accents and trailing spaces, and times in
 * whole seconds.
 *
 * @example client.runs.list({ filter: filter.all(filter.in('status', ['Failed', 'Error']), filter.after('createdAt', monday)) })
 */
export const filter = {
  equals: <Key extends FilterKey>(key: Key, value: FilterValues[Key]): Filter<Key> => one('equals', key, value),
  notEquals: <Key extends FilterKey>(key: Key, value: FilterValues[Key]): Filter<Key> => one('notEquals', key, value),
  /** Equal to one of the values; none of them matches nothing. */
  in: <Key extends TextKey>(key: Key, values: readonly string[]): Filter<Key> =>
    one('in', key, Array.isArray(values) ? [...values] : values),
  /** Contains the text. */
  contains: <Key extends TextKey>(key: Key, text: string): Filter<Key> => one('contains', key, text),
  after: <Key extends TimeKey>(key: Key, time: Date): Filter<Key> => one('greaterThan', key, time),
  atOrAfter: <Key extends TimeKey>(key: Key, time: Date): Filter<Key> => one('atLeast', key, time),
  before: <Key extends TimeKey>(key: Key, time: Date): Filter<Key> => one('lessThan', key, time),
  atOrBefore: <Key extends TimeKey>(key: Key, time: Date): Filter<Key> => one('atMost', key, time),
  greaterThan: <Key extends TextKey | TimeKey>(key: Key, value: FilterValues[Key]): Filter<Key> =>
    one('greaterThan', key, value),
  lessThan: <Key extends TextKey | TimeKey>(key: Key, value: FilterValues[Key]): Filter<Key> =>
    one('lessThan', key, value),
  /** Every one of the filters holds. */
  all: <Key extends FilterKey>(...filters: readonly Filter<Key>[]): Filter<Key> => ({
    predicates: filters.flatMap((each) => each?.predicates),
  }),
  /**
   * At least one of the filters holds: the server knows only "and", so these must be `equals` or `in` on one and the same key.
   *
   * @throws ConfigurationError for anything else.
   */
  any: <Key extends TextKey>(...filters: readonly Filter<Key>[]): Filter<Key> => {
    const alternatives = filters.map((each) => each.predicates[0]);
    const key = alternatives[0]?.key;
    const values: string[] = [];
    for (const [index, predicate] of alternatives.entries()) {
      const alone = filters[index]?.predicates.length === 1;
      const simple = predicate?.operator === 'equals' || predicate?.operator === 'in';
      if (!predicate || !alone || !simple || predicate.key !== key) throw notExpressible();
      values.push(...[predicate.value].flat().map(String));
    }
    if (key === undefined) throw notExpressible();
    return one('in', key, values);
  },
};

function one<Key extends FilterKey>(operator: FilterOperator, key: Key, value: Predicate['value']): Filter<Key> {
  return { predicates: [{ operator, key, value }] };
}

function notExpressible(): ConfigurationError {
  return new ConfigurationError('filter.any takes equals or in conditions on one key; the server has no other "or".', {
    hint: 'List once per alternative, or pass `where` to test items on this side.',
  });
}
