import { goQuote } from './go-format.js';
import { goKindOf, JsonNumber, type JsonValue, jsonText } from './json-value.js';
import { parseWholeJson } from './parse-json.js';

/** A JSON value does not fit its field; in the words of the server's decoder. */
export class JsonTypeError extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'JsonTypeError';
  }
}

/** One field of a message: what it holds when absent, and how it is read. */
export interface Field<T> {
  readonly empty: T;
  read(value: JsonValue, strict: boolean): T;
  /** Fields of one group exclude each other; the last one in declaration order wins. */
  readonly group?: string;
}

/** A message of the API: reads JSON by proto names and by lowerCamelCase names. */
export interface MessageType<T> {
  readonly name: string;
  read(value: JsonValue, strict?: boolean): T;
}

type Shape = Record<string, Field<unknown>>;
type Members<S extends Shape> = { -readonly [K in keyof S]: S[K] extends Field<infer T> ? T : never };

const camelCase = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

export function messageType<S extends Shape>(name: string, shape: S): MessageType<Members<S>> {
  const fields = Object.entries(shape).map(([field, type]) => ({ field, camel: camelCase(field), type }));
  const known = new Set(fields.flatMap(({ field, camel }) => [field, camel]));
  const empty: Readonly<Record<string, unknown>> = Object.fromEntries(
    fields.map(({ field, type }) => [field, type.empty]),
  );
  return {
    name,
    read(value, strict = false) {
      const message = { ...empty };
      if (value === null) return message as Members<S>;
      if (!(value instanceof Map)) throw cannotUnmarshal(goKindOf(value), 'map[string]json.RawMessage');
      for (const { field, camel, type } of fields) {
        const raw = value.has(camel) ? value.get(camel) : value.get(field);
        if (raw === undefined || raw === null) continue;
        if (type.group)
          for (const other of fields) if (other.type.group === type.group) message[other.field] = other.type.empty;
        message[field] = type.read(raw, strict);
      }
      if (strict)
        for (const key of value.keys())
          if (!known.has(key)) throw new JsonTypeError(`unknown field ${goQuote(key)} in ${name}`);
      return message as Members<S>;
    },
  };
}

/** The message that a type reads. */
export type MessageOf<M> = M extends MessageType<infer T> ? T : never;

const cannotUnmarshal = (kind: string, type: string): JsonTypeError =>
  new JsonTypeError(`json: cannot unmarshal ${kind} into Go value of type ${type}`);

/** Numbers may come in quotes; what is between them is read as JSON of its own. */
const unquoted = (value: JsonValue): JsonValue => (typeof value === 'string' ? parseWholeJson(value) : value);

export const stringField = (): Field<string> => ({
  empty: '',
  read(value) {
    if (value === null) return '';
    if (typeof value !== 'string') throw cannotUnmarshal(goKindOf(value), 'string');
    return value;
  },
});

export const boolField = (): Field<boolean> => ({
  empty: false,
  read(value) {
    if (value === null) return false;
    if (typeof value !== 'boolean') throw cannotUnmarshal(goKindOf(value), 'bool');
    return value;
  },
});

function readInteger(value: JsonValue, bits: 32 | 64, type = `int${bits}`): bigint {
  if (value === null) return 0n;
  if (!(value instanceof JsonNumber)) throw cannotUnmarshal(goKindOf(value), type);
  if (!/^-?\d+$/.test(value.text)) throw cannotUnmarshal(`number ${value.text}`, type);
  const integer = BigInt(value.text);
  if (BigInt.asIntN(bits, integer) !== integer) throw cannotUnmarshal(`number ${value.text}`, type);
  return integer;
}

export const int32Field = (): Field<number> => ({
  empty: 0,
  read: (value) => Number(readInteger(unquoted(value), 32)),
});

/** A 64-bit integer, kept as decimal text so that nothing is lost. */
export const int64Field = (): Field<string> => ({
  empty: '0',
  read: (value) => String(readInteger(unquoted(value), 64)),
});

export const doubleField = (): Field<number> => ({
  empty: 0,
  read(value) {
    if (value === 'NaN') return Number.NaN;
    if (value === 'Infinity') return Number.POSITIVE_INFINITY;
    if (value === '-Infinity') return Number.NEGATIVE_INFINITY;
    const number = unquoted(value);
    if (number === null) return 0;
    if (!(number instanceof JsonNumber)) throw cannotUnmarshal(goKindOf(number), 'float64');
    const double = Number(number.text);
    if (!Number.isFinite(double)) throw cannotUnmarshal(`number ${number.text}`, 'float64');
    return double;
  },
});

/** An enum by its names in order of their numbers; undefined numbers are kept as `#n`. */
export const enumField = <const N extends Readonly<Record<string, number>>>(type: string, names: N): Field<string> => {
  const byNumber = new Map(Object.entries(names).map(([name, number]) => [number, name]));
  return {
    empty: byNumber.get(0) ?? '',
    read(value) {
      if (value === null) return byNumber.get(0) ?? '';
      if (typeof value === 'string') {
        if (!Object.hasOwn(names, value))
          throw new JsonTypeError(`unknown value ${goQuote(jsonText(value))} for enum ${type}`);
        return value;
      }
      const number = Number(readInteger(value, 32, 'protoreflect.EnumNumber'));
      return byNumber.get(number) ?? `${number}`;
    },
  };
};

export const messageField = <T>(type: MessageType<T>): Field<T | undefined> => ({
  empty: undefined,
  read: (value, strict) => type.read(value, strict),
});

export const listField = <T>(element: Field<T>): Field<readonly T[]> => ({
  empty: [],
  read(value, strict) {
    if (!Array.isArray(value)) throw cannotUnmarshal(goKindOf(value), '[]json.RawMessage');
    return value.map((item) => element.read(item, strict));
  },
});

export const mapField = <T>(element: Field<T>): Field<ReadonlyMap<string, T> | undefined> => ({
  empty: undefined,
  read(value, strict) {
    if (!(value instanceof Map)) throw cannotUnmarshal(goKindOf(value), 'map[string]json.RawMessage');
    return new Map([...value].map(([key, member]) => [key, element.read(member, strict)]));
  },
});

/** A member of a oneof: undefined unless it is the one that was given. */
export const oneOf = <T>(group: string, field: Field<T>): Field<T | undefined> => ({
  empty: undefined,
  group,
  read: (value, strict) => field.read(value, strict),
});
