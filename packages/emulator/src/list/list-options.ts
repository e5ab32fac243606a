import { isDeepStrictEqual } from 'node:util';
import { invalidInput, wrapping } from '../errors/server-failure.js';
import { goQuote } from '../json/go-format.js';
import type { CreatedRow } from '../store/sorted-rows.js';
import { buildFilter, CONDITION_KINDS, type Filter, type Operand, parsePredicates } from './filter.js';
import type { Listable } from './listable.js';
import { decodePageToken, type PageToken } from './page-token.js';

/** The parameters of a list call as they came. */
export interface ListParameters {
  readonly pageToken: string;
  readonly pageSize: number;
  readonly sortBy: string;
  readonly filter: string;
}

/** What to list: the order and place of a page token (without values on the first page), and a page size. */
export interface ListOptions {
  readonly token: PageToken;
  readonly pageSize: number;
}

const DEFAULT_PAGE_SIZE = 20;
const MAX_PAGE_SIZE = 200;

/** Checks the parameters of a list call. A page token alone is enough; what is given beside it must match it. */
export function listOptions<R extends CreatedRow>(parameters: ListParameters, listable: Listable<R>): ListOptions {
  return wrapping('Failed to create list options', () => {
    if (parameters.pageToken === '') return fromParameters(parameters, listable);
    const token = decodePageToken(parameters.pageToken);
    const pageSize = checkedPageSize(parameters.pageSize);
    if (parameters.sortBy !== '' || parameters.filter !== '') {
      const asked = fromParameters(parameters, listable).token;
      if (!sameCriteria(token, asked)) {
        throw invalidInput(
          'page token does not match the supplied sort by and/or filtering criteria. ' +
            'Either specify the same criteria or leave the latter empty if page token is specified.',
        );
      }
    }
    return { token, pageSize };
  });
}

function fromParameters<R extends CreatedRow>(parameters: ListParameters, listable: Listable<R>): ListOptions {
  const predicates = parsePredicates(parameters.filter);
  const pageSize = checkedPageSize(parameters.pageSize);
  const { column, isDesc } = parseSortBy(parameters.sortBy, listable);
  return {
    pageSize,
    token: {
      SortByFieldName: column,
      SortByFieldValue: null,
      SortByFieldPrefix: listable.prefix,
      KeyFieldName: 'UUID',
      KeyFieldValue: null,
      KeyFieldPrefix: listable.prefix,
      IsDesc: isDesc,
      ModelName: listable.modelName,
      Filter: predicates ? buildFilter(predicates, listable) : null,
    },
  };
}

function checkedPageSize(pageSize: number): number {
  // The server prints the number as if it were a character.
  if (pageSize < 0) throw invalidInput(`The page size should be greater than 0. Got '\ufffd'`);
  return pageSize === 0 ? DEFAULT_PAGE_SIZE : Math.min(pageSize, MAX_PAGE_SIZE);
}

function parseSortBy<R extends CreatedRow>(sortBy: string, listable: Listable<R>): { column: string; isDesc: boolean } {
  const words = sortBy
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const [field, direction] = words;
  if (words.length > 2 || (direction !== undefined && direction !== 'desc' && direction !== 'asc')) {
    throw invalidInput(
      `Received invalid sort by format ${goQuote(sortBy)}. Supported format: "field_name", "field_name desc", or "field_name asc"`,
    );
  }
  if (field === undefined) return { column: 'CreatedAtInSec', isDesc: false };
  const column =
    listable.metric && field.startsWith('metric:')
      ? field.slice('metric:'.length)
      : Object.hasOwn(listable.fields, field)
        ? listable.fields[field]
        : undefined;
  if (column === undefined) {
    throw invalidInput(`Invalid sorting field: ${goQuote(field)} on listable type ${listable.typeName}`);
  }
  return { column, isDesc: direction === 'desc' };
}

/** Numbers and lists change their type on their way through a token, so filters with them never match. */
function sameCriteria(token: PageToken, asked: PageToken): boolean {
  if (token.SortByFieldName !== asked.SortByFieldName || token.IsDesc !== asked.IsDesc) return false;
  if (!token.Filter || !asked.Filter) return !token.Filter && !asked.Filter;
  return onlyTexts(asked.Filter) && isDeepStrictEqual({ ...token.Filter }, { ...asked.Filter });
}

const onlyTexts = (filter: Filter): boolean =>
  CONDITION_KINDS.every((kind) =>
    Object.values<readonly Operand[]>(filter[kind])
      .flat(1)
      .every((operand) => typeof operand === 'string'),
  ) && Object.keys(filter.IN).length === 0;
