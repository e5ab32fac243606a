import type { Json, JsonObject, LongString, UploadedPart, VectorBody } from '../vector.js';
import { canonicalJson, manifestHash } from './canonical-json.js';

/** A request as either side has it. */
export interface ComparedRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: VectorBody;
}

/** Names of a run without one end in the time. */
const RUN_TIME = /\d{4}-\d\d-\d\d \d\d[:-]\d\d[:-]\d\d$/;
const MARK = / ?\[kfp-ts:[\w-]+\]$/;
/** JSON of protocol buffers has 64-bit integers as strings or numbers. */
const INT64 = new Set(['max_concurrency', 'interval_second']);
const INSTANTS = new Set(['start_time', 'end_time', 'timestamp_value', 'timestampValue']);
const MANIFESTS = new Set(['workflow_manifest', 'pipeline_manifest']);
const OPERATORS: Readonly<Record<string, number>> = {
  EQUALS: 1,
  NOT_EQUALS: 2,
  GREATER_THAN: 3,
  GREATER_THAN_EQUALS: 5,
  LESS_THAN: 6,
  LESS_THAN_EQUALS: 7,
  IN: 8,
  IS_SUBSTRING: 9,
};

/** One line that is the same for equivalent requests; the package's README gives the rules. */
export function canonicalRequest({ method, path, query = [], headers = {}, body }: ComparedRequest): string {
  const parts = [`${method} ${canonicalPath(path)}`, ...canonicalQuery(path, query)];
  for (const [name, value] of Object.entries(headers).sort()) parts.push(`{${name}: ${value}}`);
  if (body) parts.push('json' in body ? canonicalJson(canonicalBody(body.json)) : body.multipart.map(part).join(' '));
  return parts.join(' ');
}

/** What a server that cannot unescape a parameter reads in its place. */
export const UNREADABLE = 'unreadable:';

/** A query parameter as the server reads it: it unescapes filters and what goes with an upload a second time. */
export function asServerReads(path: string, name: string, value: string): string {
  const twice = name === 'filter' || (path.includes('/pipelines/upload') && name !== 'pipelineid');
  if (!twice) return value;
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return UNREADABLE + value;
  }
}

/** Colons stand for themselves in `:archive`, and escaped in ids. */
function canonicalPath(path: string): string {
  const canonical = (text: string) => encodeURIComponent(decodeURIComponent(text));
  return path
    .split('/')
    .map((segment) => segment.split(':').map(canonical).join(':'))
    .join('/');
}

function canonicalQuery(path: string, query: readonly (readonly [string, string])[]): string[] {
  const given = new Map(query.filter(([, value]) => value !== ''));
  // Without an id the key of a reference says nothing.
  for (const key of ['resource_reference_key', 'resource_key'])
    if (!given.has(`${key}.id`)) given.delete(`${key}.type`);
  // What the server takes where a list asks for none.
  if (given.get('page_size') === '20') given.delete('page_size');
  // A page token carries the sorting and the filter of its list.
  if (given.has('page_token')) for (const name of ['sort_by', 'filter']) given.delete(name);
  return [...given]
    .map(([name, value]) => {
      const read = asServerReads(path, name, value);
      return `${name}=${name === 'filter' ? canonicalFilter(read) : read}`;
    })
    .filter((parameter) => parameter !== 'filter=')
    .sort();
}

function canonicalFilter(text: string): string {
  let filter: { predicates?: JsonObject[] };
  try {
    filter = JSON.parse(text);
  } catch {
    return text;
  }
  const predicates = (filter.predicates ?? []).map(canonicalPredicate);
  return predicates.length === 0 ? '' : predicates.map(canonicalJson).sort().join('&');
}

function canonicalPredicate(predicate: JsonObject): JsonObject {
  const entries = Object.entries(predicate).map(([key, value]): [string, Json] => {
    if (key === 'op') return [key, typeof value === 'string' ? (OPERATORS[value] ?? value) : value];
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return [name, INSTANTS.has(key) ? instant(value) : value];
  });
  return Object.fromEntries(entries);
}

/** Lists, texts and objects with nothing in them are left out, and the mark of a submission with them. */
function canonicalBody(value: Json, key = ''): Json | undefined {
  if (value === null) return undefined;
  if (MANIFESTS.has(key)) return manifest(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => canonicalBody(item) ?? null);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value === 'object') {
    const members = Object.entries(value).map(([name, member]) => [name, canonicalBody(member, name)] as const);
    return Object.fromEntries(members.filter((member): member is [string, Json] => member[1] !== undefined));
  }
  if (INT64.has(key)) return String(value);
  if (INSTANTS.has(key)) return instant(value);
  if (key === 'description' && typeof value === 'string') return value.replace(MARK, '') || undefined;
  if (key === 'name' && typeof value === 'string') return value.replace(RUN_TIME, '<RUN-TIMESTAMP>');
  return value;
}

function manifest(value: Json): string {
  if (typeof value === 'string') return manifestHash(value) ?? value;
  return (value as unknown as LongString).canonical_json_sha256;
}

function instant(value: Json): string {
  const text = String(value);
  return /(Z|[+-]\d\d:\d\d)$/.test(text) ? new Date(text).toISOString() : text;
}

function part({ name, filename, size, sha256 }: UploadedPart): string {
  return `<${name} ${filename} ${size} bytes ${sha256.slice(0, 12)}>`;
}
