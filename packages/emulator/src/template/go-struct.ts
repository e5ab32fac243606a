/** How the server's own types would read and print a document: fields in order, unknown ones dropped. */
export type GoType =
  | { readonly kind: 'struct'; readonly name: string; readonly fields: readonly GoField[] }
  | { readonly kind: 'list'; readonly of: GoType; readonly name: string }
  | { readonly kind: 'map'; readonly of: GoType; readonly name: string }
  | { readonly kind: 'string' | 'bool' | 'int' | 'any' | 'any-string'; readonly name: string };

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
/** A text that may be written as any scalar. */
export const anyText: GoType = { kind: 'any-string', name: 'v1alpha1.AnyString' };
export const listOf = (of: GoType, name = `[]${of.name}`): GoType => ({ kind: 'list', of, name });
export const mapOf = (of: GoType): GoType => ({ kind: 'map', of, name: `map[string]${of.name}` });
export const struct = (name: string, fields: readonly GoField[]): GoType => ({ kind: 'struct', name, fields });
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
export function normalise(value: unknown, type: GoType, within = '', path = ''): unknown {
  if (value === undefined || value === null) return undefined;
  const refuse = (): GoTypeError => new GoTypeError(kindOf(value), within, path, type.name);
  switch (type.kind) {
    case 'any':
      return value;
    case 'any-string':
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    case 'string':
      if (typeof value !== 'string') throw refuse();
      return value;
    case 'bool':
      if (typeof value !== 'boolean') throw refuse();
      return value;
    case 'int':
      if (typeof value !== 'number') throw refuse();
      return value;
    case 'list':
      if (!Array.isArray(value)) throw refuse();
      return value.map((item: unknown) => normalise(item, type.of, within, path) ?? null);
    case 'map':
      if (kindOf(value) !== 'object') throw refuse();
      return Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, member]) => [key, normalise(member, type.of, within, path)]),
      );
    case 'struct':
      if (kindOf(value) !== 'object') throw refuse();
      return normaliseStruct(value, type.name, type.fields, path);
  }
}

function normaliseStruct(
  value: object,
  name: string,
  fields: readonly GoField[],
  path: string,
): Record<string, unknown> {
  const members = value as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const { json, type, always } of fields) {
    const given = Object.hasOwn(members, json) ? members[json] : undefined;
    const printed = normalise(given, type, name, path === '' ? json : `${path}.${json}`);
    if (printed !== undefined && !isEmpty(printed, type)) result[json] = printed;
    else if (always !== undefined) result[json] = printed ?? always;
  }
  return result;
}

/** What `omitempty` leaves out: a struct that was given is kept, being a pointer where it may be absent. */
function isEmpty(value: unknown, type: GoType): boolean {
  if (type.kind === 'any-string') return false;
  if (value === '' || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return type.kind === 'map' && Object.keys(value as object).length === 0;
}
