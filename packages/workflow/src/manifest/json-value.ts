/** What JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** An object of JSON. Reading a key that is not there gives `undefined`. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** Whether `value` is an object with keys: no list, no null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; `{}` when it is anything else. Manifests come from outside, so no level is taken on trust. */
export function objectOf<Shape extends object = JsonObject>(value: unknown): Partial<Shape> {
  return isJsonObject(value) ? (value as Partial<Shape>) : {};
}

/** The objects in a list; `[]` when the value is no list. */
export function objectsOf<Shape extends object = JsonObject>(value: unknown): Partial<Shape>[] {
  return Array.isArray(value) ? value.filter((item): item is JsonObject & Partial<Shape> => isJsonObject(item)) : [];
}

/** The texts in a list; `[]` when the value is no list. */
export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** The value when it is a text with something in it. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A parameter's value as text: the servers take numbers and booleans too and keep them as text. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The entries of a JSON text that holds an object; `{}` for anything else. */
export function parsedObject(text: unknown): JsonObject {
  if (typeof text !== 'string') return {};
  try {
    return objectOf(JSON.parse(text)) as JsonObject;
  } catch {
    return {};
  }
}

/** A copy without those of `keys` that hold anything but text: what is used as text later must be some. */
export function withTexts<Shape extends object>(object: Shape, keys: readonly (keyof Shape)[]): Shape {
  const copy = { ...object };
  for (const key of keys) if (typeof copy[key] !== 'string') delete copy[key];
  return copy;
}
