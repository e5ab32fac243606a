/** How the server's own types would read and print a document: fields in order, unknown ones dropped. */
export type GoType =
  | { readonly kind: 'struct'; readonly name: string; readonly fields: readonly GoField[] }
  | { readonly kind: 'list'; readonly of: GoType; readonly name: string }
  | { readonly kind: 'map'; readonly of: GoType; readonly name: string }
  | { readonly kind: 'string' | 'bool' | 'int' | 'any' | 'any-object' | 'any-string'; readonly name: string };

/** How scalars are read that stand where a text should: JSON refuses them, YAML takes them as the text they are. */
export type ScalarRule = 'json' | 'yaml';

export interface GoField {
  readonly json: string;
  readonly type: GoType;
  /** Printed even when empty, and what is printed then. */
  readonly always?: unknown;
}

/** A value of the document has another type than the server's field. */
export class GoTypeError extends Error {
  constructor(kind: string, struct: string, path: string, type: string) {
    super(
      `json: cannot unmarshal ${kind} into Go ${struct === '' ? 'value' : `struct field ${struct}.${path}`} of type ${type}`,
    );
    this.name = 'GoTypeError';
  }
}

export const text: GoType = { kind: 'string', name: 'string' };
export const bool: GoType = { kind: 'bool', name: 'bool' };
export const int: GoType = { kind: 'int', name: 'int64' };
export const any: GoType = { kind: 'any', name: 'interface {}' };
/** An object that is not looked into. */
export const anyObject = (name: string): GoType => ({ kind: 'any-object', name });
/** A text, for which a scalar of another kind may stand. */
export const anyText: GoType = { kind: 'any-string', name: 'v1alpha1.AnyString' };
export const listOf = (of: GoType, name = `[]${of.name}`): GoType => ({ kind: 'list', of, name });
export const mapOf = (of: GoType): GoType => ({ kind: 'map', of, name: `map[string]${of.name}` });
/** `library` is the Go package that errors about the whole struct name. */
export const struct = (name: string, fields: readonly GoField[], library = 'v1alpha1'): StructType => ({
  kind: 'struct',
  name: `${library}.${name}`,
  fields,
});
export const field = (json: string, type: GoType, always?: unknown): GoField =>
  always === undefined ? { json, type } : { json, type, always };

const kindOf = (value: unknown): string =>
  Array.isArray(value)
    ? 'array'
    : typeof value === 'object'
      ? 'object'
      : typeof value === 'boolean'
        ? 'bool'
        : typeof value;

/**
 * The document as the server prints it after reading it into its types.
 * @throws GoTypeError
 */
export function normalise(value: unknown, type: GoType, rule: ScalarRule, within = '', path = ''): unknown {
  if (value === undefined || value === null) return undefined;
  const refuse = (): GoTypeError => new GoTypeError(kindOf(value), within, path, type.name);
  switch (type.kind) {
    case 'any':
      return value;
    case 'any-object':
      if (kindOf(value) !== 'object') throw refuse();
      return value;
    case 'any-string':
      if (typeof value === 'number') return plainDigits(value);
      return typeof value === 'object' ? '' : String(value);
    case 'string':
      if (typeof value === 'string') return value;
      if (rule === 'yaml' && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
      throw refuse();
    case 'bool':
      if (typeof value !== 'boolean') throw refuse();
      return value;
    case 'int':
      if (typeof value !== 'number') throw refuse();
      return value;
    case 'list':
      if (!Array.isArray(value)) throw refuse();
      return value.map((item: unknown) => normalise(item, type.of, rule, within, path) ?? emptyOf(type.of, rule));
    case 'map':
      if (kindOf(value) !== 'object') throw refuse();
      return Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, member]) => [key, normalise(member, type.of, rule, within, path) ?? emptyOf(type.of, rule)]),
      );
    case 'struct':
      if (kindOf(value) !== 'object') throw refuse();
      return normaliseStruct(value, type, rule, path);
  }
}

type StructType = Extract<GoType, { kind: 'struct' }>;
const foldedNames = new WeakMap<StructType, ReadonlyMap<string, GoField>>();

/** The fields of a struct by name; Go also finds a field by its name in another case. */
function fieldNamed(type: StructType, key: string): GoField | undefined {
  let folded = foldedNames.get(type);
  if (!folded) {
    folded = new Map(type.fields.map((one) => [one.json.toLowerCase(), one]));
    foldedNames.set(type, folded);
  }
  return folded.get(key.toLowerCase());
}

function normaliseStruct(value: object, type: StructType, rule: ScalarRule, path: string): Record<string, unknown> {
  const name = type.name.slice(type.name.indexOf('.') + 1);
  const read = new Map<GoField, unknown>();
  // YAML becomes JSON with its keys in order first, and the first error of that is told.
  const entries = Object.entries(value);
  if (rule === 'yaml') entries.sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, given] of entries) {
    const found = fieldNamed(type, key);
    if (!found) continue;
    const printed = normalise(given, found.type, rule, name, path === '' ? found.json : `${path}.${found.json}`);
    if (printed !== undefined) read.set(found, printed);
  }
  const result: Record<string, unknown> = {};
  for (const one of type.fields) {
    const printed = read.get(one);
    if (printed !== undefined && !isEmpty(printed, one.type)) result[one.json] = printed;
    else if (one.always !== undefined) result[one.json] = printed ?? emptyOf(one.type, rule) ?? one.always;
  }
  return result;
}

/** What a struct or a text is when nothing is given. */
function emptyOf(type: GoType, rule: ScalarRule): unknown {
  if (type.kind === 'struct') return normaliseStruct({}, type, rule, '');
  return type.kind === 'string' ? '' : type.kind === 'list' ? [] : null;
}

/** A number in digits alone, without an exponent. */
function plainDigits(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = '', first = '', rest = '', exponent = ''] = match;
  const digits = first + rest;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

/** What `omitempty` leaves out: a struct that was given is kept, being a pointer where it may be absent. */
function isEmpty(value: unknown, type: GoType): boolean {
  if (type.kind === 'any-string') return false;
  if (value === '' || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return type.kind === 'map' && Object.keys(value as object).length === 0;
}
