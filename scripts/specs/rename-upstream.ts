import { asObject, isObject, type Json, type JsonObject } from './json.js';

/** Names that a relative of the source spells in another way. */
export interface Rename {
  readonly what: 'path' | 'operation' | 'schema';
  /** Regular expression on the upstream name. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

const REFERENCE = '#/definitions/';

/** A copy of a Swagger file with names as the document has them, and the renames that met nothing. */
export function renameUpstream(
  swagger: JsonObject,
  renames: readonly Rename[],
): { renamed: JsonObject; unused: string[] } {
  const used = new Set<Rename>();
  const rename = (what: Rename['what'], name: string): string =>
    renames
      .filter((entry) => entry.what === what)
      .reduce((text, entry) => {
        const changed = text.replace(new RegExp(entry.from), entry.to);
        if (changed !== text) used.add(entry);
        return changed;
      }, name);

  const walk = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, renameMember(key, member)]));
  };
  const renameMember = (key: string, member: Json): Json => {
    if (key === 'operationId' && typeof member === 'string') return rename('operation', member);
    if (key === '$ref' && typeof member === 'string') {
      return REFERENCE + rename('schema', member.slice(REFERENCE.length));
    }
    return walk(member);
  };
  const keysRenamed = (value: Json | undefined, what: Rename['what']): JsonObject =>
    uniqueKeys(Object.entries(asObject(value, what)).map(([key, member]) => [rename(what, key), walk(member)]));

  const renamed = {
    ...swagger,
    paths: keysRenamed(swagger.paths, 'path'),
    definitions: keysRenamed(swagger.definitions, 'schema'),
  };
  const unused = renames
    .filter((entry) => !used.has(entry))
    .map((entry) => `rename of the ${entry.what} ${entry.from}`);
  return { renamed, unused };
}

function uniqueKeys(entries: [string, Json][]): JsonObject {
  const object = Object.fromEntries(entries);
  if (Object.keys(object).length < entries.length) throw new Error('A rename gives two things of the file one name.');
  return object;
}
