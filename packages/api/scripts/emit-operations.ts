import { type ApiDocument, type ApiOperation, schemaName, typeName } from './api-document.js';

/** The operation table: what the client, the emulator and the tests know of each operation. */
export function emitOperations(document: ApiDocument): string {
  const rows = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => emitRow(document, path, method.toUpperCase(), operation)),
  );
  const ids = rows.map(({ id }) => `  | '${id}'`).join('\n');
  const table = rows.map(({ id, text }) => `  ${id}: ${text},`).join('\n');
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
): { id: string; text: string } {
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
  return { id: operation.operationId, text: JSON.stringify(row) };
}

function pagingOf(document: ApiDocument, operation: ApiOperation, response: string | undefined) {
  if (!operation.parameters?.some(({ name }) => name === 'page_token')) return {};
  const properties = document.components.schemas[response ?? '']?.properties ?? {};
  const items = Object.keys(properties).find((name) => properties[name]?.type === 'array');
  return { paging: { items } };
}
