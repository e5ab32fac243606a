import { type ApiDocument, type ApiOperation, docComment, schemaName, typeName } from './api-document.js';

/** The operation table: what the client, the emulator and the tests know of each operation. */
export function emitOperations(document: ApiDocument): string {
  const rows = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => emitRow(document, path, method.toUpperCase(), operation)),
  );
  const ids = rows.map(({ id }) => `  | '${id}'`).join('\n');
  const table = rows.map(({ id, doc, text }) => `${doc}  ${id}: ${text},`).join('\n');
  return `import type { Operation } from '../operation.js';

/** Operation ids, as upstream release 1.8.5 spells them. */
export type OperationId =
${ids};

/** Every operation of the API by its id. */
export const operations: Readonly<Record<OperationId, Operation>> = {
${table}
};
`;
}

function emitRow(
  document: ApiDocument,
  path: string,
  method: string,
  operation: ApiOperation,
): { id: string; doc: string; text: string } {
  const success = operation.responses['200']?.content;
  const response = schemaName(Object.values(success ?? {})[0]?.schema);
  const content = operation.requestBody?.content ?? {};
  const upload = 'multipart/form-data' in content;
  const body = schemaName(content['application/json']?.schema);
  const row = {
    id: operation.operationId,
    service: operation.tags[0],
    method,
    path,
    parameters: (operation.parameters ?? []).map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      ...(parameter.required && { required: true }),
      type: parameter.schema.type === 'integer' ? 'integer' : 'string',
      ...(parameter.schema.enum && { enum: parameter.schema.enum }),
      ...(parameter['x-kfp-decoded-twice'] && { decodedTwice: true }),
    })),
    ...(body && { body: typeName(body) }),
    ...(response && { response: typeName(response) }),
    ...pagingOf(document, operation, response),
    void: response === undefined,
    upload,
    idempotent: operation['x-kfp-idempotent'] === true,
  };
  const doc = docComment([`${operation.summary}.`, operation.description].filter(Boolean).join(' '), '  ');
  return { id: operation.operationId, doc, text: literal(row, 1) };
}

function pagingOf(document: ApiDocument, operation: ApiOperation, response: string | undefined) {
  if (!operation.parameters?.some(({ name }) => name === 'page_token')) return {};
  const properties = document.components.schemas[response ?? '']?.properties ?? {};
  const items = Object.keys(properties).find((name) => properties[name]?.type === 'array');
  return { paging: { items } };
}

/** A value as source text: an object that fits on a line stays on one. */
function literal(value: unknown, depth: number): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item) => literal(item, depth + 1))
    : Object.entries(value).map(([key, member]) => `${key}: ${literal(member, depth + 1)}`);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const line = isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  const indent = '  '.repeat(depth);
  if (line.length + indent.length <= 116 && !line.includes('\n')) return parts.length === 0 ? open + close : line;
  return `${open}\n${parts.map((part) => `${indent}  ${part},`).join('\n')}\n${indent}${close}`;
}
