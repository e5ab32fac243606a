import { GatewayFailure, GrpcCode } from '../errors/server-failure.js';
import { RESOURCE_TYPES } from '../json/api-messages.js';
import { goQuote } from '../json/go-format.js';
import type { QueryValues } from './query-values.js';

type Kind = 'string' | 'int32' | 'key' | { readonly enum: Readonly<Record<string, number>>; readonly goType: string };
type Spec = Readonly<Record<string, Kind>>;

/** A key object of a list call; given with one of its members, the other one has its default. */
export interface ResourceKey {
  type: string;
  id: string;
}

/** The parameters of a call after they were read into their fields. */
export interface QueryParameters {
  readonly strings: Readonly<Record<string, string>>;
  readonly ints: Readonly<Record<string, number>>;
  readonly keys: Readonly<Record<string, ResourceKey>>;
}

const RESOURCE_TYPE: Kind = { enum: RESOURCE_TYPES, goType: 'go_client.ResourceType' };
const LIST: Spec = {
  page_token: 'string',
  page_size: 'int32',
  sort_by: 'string',
  filter: 'string',
  resource_reference_key: 'key',
};

export const LIST_PARAMETERS: Spec = LIST;
export const VERSION_LIST_PARAMETERS: Spec = {
  page_token: 'string',
  page_size: 'int32',
  sort_by: 'string',
  filter: 'string',
  resource_key: 'key',
};
export const AUTHORIZE_PARAMETERS: Spec = {
  namespace: 'string',
  resources: { enum: { UNASSIGNED_RESOURCES: 0, VIEWERS: 1 }, goType: 'go_client.AuthorizeRequest_Resources' },
  verb: { enum: { UNASSIGNED_VERB: 0, CREATE: 1, GET: 2, DELETE: 3 }, goType: 'go_client.AuthorizeRequest_Verb' },
};

const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const refuse = (text: string): GatewayFailure => new GatewayFailure(GrpcCode.InvalidArgument, text);

/** Reads the values of a query into fields; names may be snake_case or lowerCamelCase, unknown ones are ignored. */
export function readQueryParameters(query: QueryValues, spec: Spec): QueryParameters {
  const strings: Record<string, string> = {};
  const ints: Record<string, number> = {};
  const keys: Record<string, ResourceKey> = {};
  for (const [given, outside] of query.entries()) {
    const { name, value } = withoutBrackets(given, outside);
    const [first = '', ...rest] = name.split('.');
    const field = Object.keys(spec).find((known) => known === first || camelCase(known) === first);
    const kind = field === undefined ? undefined : spec[field];
    if (field === undefined || kind === undefined) continue;
    if (kind === 'key') {
      keys[field] ??= { type: 'UNKNOWN_RESOURCE_TYPE', id: '' };
      readKeyMember(keys[field], rest, value, name);
      continue;
    }
    if (rest.length > 0) throw refuse(`unexpected nested field ${rest[0]} in ${first}`);
    if (kind === 'string') strings[field] = value;
    else if (kind === 'int32') ints[field] = parseInt32(value);
    else strings[field] = parseEnum(value, kind);
  }
  return { strings, ints, keys };
}

const BRACKETS = /^(.*)\[(.*)\]$/;

/** The gateway takes `name[key]=value` for a map, and of other fields what stands in the brackets for the value. */
function withoutBrackets(name: string, value: string): { name: string; value: string } {
  const match = BRACKETS.exec(name);
  return match ? { name: match[1] ?? '', value: match[2] ?? '' } : { name, value };
}

function readKeyMember(key: ResourceKey, [member, ...deeper]: string[], value: string, name: string): void {
  if (member === undefined) throw refuse('field type *go_client.ResourceKey is not supported in query parameters');
  if (member !== 'type' && member !== 'id') return;
  if (deeper.length > 0)
    throw refuse(`unexpected nested field ${deeper[0]} in ${name.split('.').slice(0, 2).join('.')}`);
  if (member === 'id') key.id = value;
  else key.type = parseEnum(value, RESOURCE_TYPE as { enum: Readonly<Record<string, number>>; goType: string });
}

function parseEnum(value: string, kind: { enum: Readonly<Record<string, number>>; goType: string }): string {
  if (Object.hasOwn(kind.enum, value)) return value;
  const number = /^[+-]?\d+$/.test(value) ? Number(value) : Number.NaN;
  const named = Object.entries(kind.enum).find(([, one]) => one === number);
  if (!named) throw refuse(`${value} is not a valid ${kind.goType}`);
  return named[0];
}

/** Go's digits of any base: a prefix names the base, and underscores may stand between digits. */
const GO_INTEGER =
  /^([+-]?)(?:0[xX]_?([\da-fA-F](?:_?[\da-fA-F])*)|0[bB]_?([01](?:_?[01])*)|0[oO]?_?([0-7](?:_?[0-7])*)|(0|[1-9](?:_?\d)*))$/;

function parseInt32(value: string): number {
  const match = GO_INTEGER.exec(value);
  if (!match) throw refuse(`strconv.ParseInt: parsing ${goQuote(value)}: invalid syntax`);
  const [, sign, hex, binary, octal, decimal] = match.map((digits) => digits?.replaceAll('_', ''));
  const magnitude = hex
    ? parseInt(hex, 16)
    : binary
      ? parseInt(binary, 2)
      : octal
        ? parseInt(octal, 8)
        : Number(decimal);
  const number = sign === '-' ? -magnitude : magnitude;
  if (number > 2_147_483_647 || number < -2_147_483_648) {
    throw refuse(`strconv.ParseInt: parsing ${goQuote(value)}: value out of range`);
  }
  return number;
}
