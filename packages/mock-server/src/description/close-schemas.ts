import type { OpenApiDocument } from './openapi-document.js';

/**
 * The document with every object schema closed: a member that is not described becomes a violation, and an answer
 * without members is generated without any. Schemas that name what other members look like stay as they are.
 */
export function closeSchemas(document: OpenApiDocument): OpenApiDocument {
  return close(document, '') as OpenApiDocument;
}

/** Keywords below which the text is data or names, not schemas. */
const DATA = new Set(['example', 'examples', 'default', 'enum', 'const']);

function close(value: unknown, keyword: string): unknown {
  if (Array.isArray(value)) return value.map((item) => close(item, ''));
  if (value === null || typeof value !== 'object') return value;
  const closed: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    closed[name] = DATA.has(name) && keyword !== 'properties' ? member : close(member, name);
  }
  if (keyword !== 'properties' && closesOver(closed)) closed.additionalProperties = false;
  return closed;
}

function closesOver(schema: Record<string, unknown>): boolean {
  const composed = ['allOf', 'anyOf', 'oneOf', '$ref', 'additionalProperties'].some((keyword) => keyword in schema);
  return schema.type === 'object' && !composed;
}
