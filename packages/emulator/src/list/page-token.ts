import { invalidInputCausedBy } from '../errors/server-failure.js';
import { goJson } from '../json/go-json-string.js';
import { plainJson } from '../json/json-value.js';
import { JsonSyntaxError, parseWholeJson } from '../json/parse-json.js';
import type { Filter } from './filter.js';

/** What a page token says: the order, and the first row of the next page. */
export interface PageToken {
  readonly SortByFieldName: string;
  readonly SortByFieldValue: string | number | null;
  readonly SortByFieldPrefix: string;
  readonly KeyFieldName: string;
  readonly KeyFieldValue: string | null;
  readonly KeyFieldPrefix: string;
  readonly IsDesc: boolean;
  readonly ModelName: string;
  readonly Filter: Filter | null;
}

export const encodePageToken = (token: PageToken): string => Buffer.from(goJson(token)).toString('base64');

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Reads a page token; members that are absent have their zero values. */
export function decodePageToken(text: string): PageToken {
  const fail = (why: string): Error => invalidInputCausedBy('Invalid package token.', why);
  const compact = text.replace(/[\r\n]/g, '');
  if (!BASE64.test(compact)) throw fail(`illegal base64 data at input byte ${firstIllegalByte(text)}`);
  let value: unknown;
  try {
    value = plainJson(parseWholeJson(Buffer.from(compact, 'base64')));
  } catch (error) {
    throw error instanceof JsonSyntaxError ? fail(error.message) : error;
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
    throw fail(`json: cannot unmarshal ${kind} into Go value of type list.token`);
  }
  const members = (value ?? {}) as Record<string, unknown>;
  const checked = <T>(name: string, type: 'string' | 'boolean', goType: string, empty: T): T => {
    const member = members[name];
    if (member === undefined || member === null) return empty;
    if (typeof member !== type)
      throw fail(
        `json: cannot unmarshal ${typeof member === 'boolean' ? 'bool' : Array.isArray(member) ? 'array' : typeof member} into Go struct field token.${name} of type ${goType}`,
      );
    return member as T;
  };
  const scalar = (name: string): string | number | null => {
    const member = members[name];
    return typeof member === 'string' || typeof member === 'number' ? member : null;
  };
  const key = scalar('KeyFieldValue');
  return {
    SortByFieldName: checked('SortByFieldName', 'string', 'string', ''),
    SortByFieldValue: scalar('SortByFieldValue'),
    SortByFieldPrefix: checked('SortByFieldPrefix', 'string', 'string', ''),
    KeyFieldName: checked('KeyFieldName', 'string', 'string', ''),
    KeyFieldValue: key === null ? null : String(key),
    KeyFieldPrefix: checked('KeyFieldPrefix', 'string', 'string', ''),
    IsDesc: checked('IsDesc', 'boolean', 'bool', false),
    ModelName: checked('ModelName', 'string', 'string', ''),
    Filter: typeof members.Filter === 'object' ? (members.Filter as Filter | null) : null,
  };
}

/** The position Go's decoder names: the first byte that cannot be, or the beginning of an incomplete last group. */
function firstIllegalByte(text: string): number {
  let inGroup = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '\r' || c === '\n') continue;
    if (c === '=') {
      if (inGroup < 2) return i;
      const rest = text.slice(i + 1).replace(/[\r\n]/g, '');
      if (inGroup === 2 && rest[0] !== '=') return rest === '' ? text.length : i + 1;
      const extra = inGroup === 2 ? rest.slice(1) : rest;
      return extra === '' ? i : text.length - extra.length;
    }
    if (!/[A-Za-z0-9+/]/.test(c)) return i;
    inGroup = (inGroup + 1) % 4;
  }
  return text.length - inGroup;
}
