import type { ApiResourceType } from '@kfp-ts/api';
import { requireKnown } from '../config/require-known.js';
import { ConfigurationError } from '../errors/index.js';
import { type Filter, type FilterKey, filter } from '../filters/filter.js';
import { serializeFilter, WIRE_KEYS } from '../filters/serialize-filter.js';
import type { PageOptions } from '../pagination/page.js';
import type { PageRequest } from '../pagination/page-source.js';

/** A key to sort by; `-` in front reverses. */
export type SortBy<Key extends string> = Key | `-${Key}`;

/** What every list can be asked for with. */
export interface ListQuery<T, Key extends FilterKey, SortKey extends string> extends PageOptions<T> {
  /** Default `createdAt`: oldest first. */
  sortBy?: SortBy<SortKey> | undefined;
  /** Built with {@link filter}; holds together with the other conditions. */
  filter?: Filter<Key> | undefined;
}

/** Conditions on names and times that several lists have. */
export interface CommonConditions {
  name?: string | undefined;
  nameContains?: string | undefined;
  /** At or after this time; the server keeps whole seconds. */
  createdAfter?: Date | undefined;
  createdBefore?: Date | undefined;
}

/** Restricts a list to what belongs to an object. */
export interface ReferenceKey {
  type: ApiResourceType;
  id: string;
}

/** The criteria of a list as its requests carry them until there is a token. */
export interface ListCriteria {
  sort_by?: string;
  filter?: string;
}

export interface ListParameters {
  page_size: number;
  page_token?: string;
  sort_by?: string;
  filter?: string;
}

export const LIST_MEMBERS =
  'name nameContains createdAfter createdBefore sortBy filter pageSize pageToken where prefetch';

/** What every query can be asked for with, as far as requests carry it. */
type Conditions = CommonConditions & { sortBy?: string | undefined; filter?: Filter | undefined };

/**
 * The criteria of a query. Made before anything is asked for, so that a query that cannot be costs no request.
 *
 * @throws ConfigurationError for members, keys and values that no list has.
 */
export function toCriteria<Query extends Conditions>(
  query: Query,
  /** Members that this list has beside those of every list. */
  own = '',
  further: (query: Query) => readonly (Filter | undefined)[] = () => [],
): ListCriteria {
  requireKnown('list query', query, `${LIST_MEMBERS}${own && ` ${own}`}`);
  const conditions = [...commonFilters(query), ...further(query), query.filter];
  const serialized = serializeFilter(filter.all(...conditions.filter((condition) => condition !== undefined)));
  return {
    ...(query.sortBy !== undefined && { sort_by: toSortBy(query.sortBy) }),
    ...(serialized && { filter: serialized }),
  };
}

/** The server refuses criteria beside a token that carries them, and forgets the key, which the token does not carry. */
export function toListParameters(
  { sort_by, filter }: ListCriteria,
  { pageSize, pageToken }: PageRequest,
): ListParameters {
  if (pageToken !== undefined) return { page_size: pageSize, page_token: pageToken };
  return { page_size: pageSize, ...(sort_by && { sort_by }), ...(filter && { filter }) };
}

/** The reference key as every list but that of pipeline versions spells it. */
export function toKeyParameters(key: ReferenceKey | undefined): {
  'resource_reference_key.type'?: ApiResourceType;
  'resource_reference_key.id'?: string;
} {
  return key ? { 'resource_reference_key.type': key.type, 'resource_reference_key.id': key.id } : {};
}

function commonFilters({ name, nameContains, createdAfter, createdBefore }: CommonConditions): (Filter | undefined)[] {
  return [
    name === undefined ? undefined : filter.equals('name', name),
    nameContains === undefined ? undefined : filter.contains('name', nameContains),
    createdAfter === undefined ? undefined : filter.atOrAfter('createdAt', createdAfter),
    createdBefore === undefined ? undefined : filter.before('createdAt', createdBefore),
  ];
}

function toSortBy(given: string): string {
  const sortBy = String(given);
  const [key, direction] = sortBy.startsWith('-') ? [sortBy.slice(1), ' desc'] : [sortBy, ''];
  if (key.startsWith('metric:') && !/\s/.test(key)) return key + direction;
  if (Object.hasOwn(WIRE_KEYS, key)) return WIRE_KEYS[key as FilterKey] + direction;
  throw new ConfigurationError(`Lists cannot be sorted by "${key}".`, {
    hint: `Keys: ${Object.keys(WIRE_KEYS).join(', ')}; runs also metric:<name>.`,
  });
}
