import { asObject, isObject, type Json, type JsonObject, sameJson } from './json.js';

/** Members that say nothing of the structure; the document has texts of its own. */
const TEXTS = new Set(['description', 'title', 'summary', 'externalDocs']);
const SCHEMA_KEYS = new Set(
  'type format enum default items properties additionalProperties required readOnly $ref'.split(' '),
);
const PARAMETER_KEYS = new Set(['name', 'in', 'required', 'schema', 'type', 'format', 'enum', 'default', 'items']);
const OPERATION_KEYS = new Set(['operationId', 'tags', 'parameters', 'responses', 'consumes', 'produces']);
// `info` is ours, `schemes` is up to who runs the server.
const FILE_KEYS = new Set(
  'swagger info schemes tags consumes produces paths definitions securityDefinitions security'.split(' '),
);
const JSON_ONLY = ['application/json'];
const METHODS = new Set(['get', 'post', 'put', 'delete', 'patch']);

/**
 * The structure of a Swagger 2.0 file as OpenAPI 3.1, without any text.
 * @throws {Error} for a member it does not know: nothing is dropped unseen.
 */
export function convertSwagger(swagger: JsonObject): JsonObject {
  if (swagger.swagger !== '2.0') throw new Error('The upstream file is not Swagger 2.0.');
  refuseUnknown(swagger, FILE_KEYS, 'The file');
  for (const key of ['consumes', 'produces']) {
    if (!sameJson(swagger[key] ?? JSON_ONLY, JSON_ONLY)) throw new Error(`The file ${key} something else than JSON.`);
  }
  const paths = mapValues(asObject(swagger.paths, 'paths'), convertPath);
  const schemas = mapValues(asObject(swagger.definitions, 'definitions'), (schema) => convertSchema(schema));
  const schemes = asObject(swagger.securityDefinitions ?? {}, 'securityDefinitions');
  return {
    openapi: '3.1.0',
    paths,
    components: { schemas, securitySchemes: structuredClone(schemes) },
    security: structuredClone(swagger.security ?? []),
  };
}

function convertPath(item: Json, path: string): JsonObject {
  return mapValues(asObject(item, path), (operation, method) => {
    if (!METHODS.has(method)) throw new Error(`${path} has an unknown member ${method}.`);
    return convertOperation(asObject(operation, path), `${method.toUpperCase()} ${path}`);
  });
}

function convertOperation(operation: JsonObject, name: string): JsonObject {
  refuseUnknown(operation, OPERATION_KEYS, name);
  const parameters = listOf(operation.parameters).map((parameter) => asObject(parameter, `a parameter of ${name}`));
  const plain = parameters.filter((parameter) => parameter.in === 'path' || parameter.in === 'query');
  const body = requestBody(parameters, listOf(operation.consumes ?? JSON_ONLY), name);
  const produces = operation.produces ?? JSON_ONLY;
  return {
    operationId: operation.operationId ?? null,
    tags: operation.tags ?? [],
    ...(plain.length > 0 && { parameters: plain.map((parameter) => convertParameter(parameter, name)) }),
    ...(body && { requestBody: body }),
    responses: mapValues(asObject(operation.responses, `responses of ${name}`), (response) =>
      convertResponse(asObject(response, `a response of ${name}`), listOf(produces)),
    ),
  };
}

function convertParameter(parameter: JsonObject, operation: string): JsonObject {
  refuseUnknown(parameter, PARAMETER_KEYS, `a parameter of ${operation}`);
  const { name, in: place, required, ...schema } = withoutTexts(parameter);
  return {
    name: name ?? null,
    in: place ?? null,
    ...(required === true && { required }),
    schema: convertSchema(schema),
  };
}

function requestBody(parameters: JsonObject[], consumes: Json[], operation: string): JsonObject | undefined {
  const contentOf = (schema: JsonObject): JsonObject =>
    Object.fromEntries(consumes.map((type) => [String(type), { schema }]));
  const known = new Set(['path', 'query', 'body', 'formData']);
  const odd = parameters.find((parameter) => !known.has(String(parameter.in)));
  if (odd) throw new Error(`${operation} has a parameter in an unknown place: ${String(odd.in)}.`);
  const body = parameters.find((parameter) => parameter.in === 'body');
  if (body) {
    return { required: body.required === true, content: contentOf(convertSchema(body.schema ?? {})) };
  }
  const parts = parameters.filter((parameter) => parameter.in === 'formData');
  if (parts.length === 0) return undefined;
  const required = parts.filter((part) => part.required === true).map((part) => String(part.name));
  const properties = parts.map((part) => [String(part.name), convertSchema({ type: part.type ?? null })]);
  const schema = { type: 'object', required, properties: Object.fromEntries(properties) as JsonObject };
  return { required: required.length > 0, content: contentOf(schema) };
}

function convertResponse(response: JsonObject, produces: Json[]): JsonObject {
  refuseUnknown(response, new Set(['schema']), 'a response');
  const content = produces.map((type) => [String(type), { schema: convertSchema(response.schema ?? {}) }]);
  return { content: Object.fromEntries(content) as JsonObject };
}

function convertSchema(schema: Json): JsonObject {
  const object = asObject(schema, 'a schema');
  refuseUnknown(object, SCHEMA_KEYS, 'a schema');
  const { $ref, type, items, properties, additionalProperties, ...rest } = withoutTexts(object);
  return {
    ...($ref !== undefined && { $ref: String($ref).replace('#/definitions/', '#/components/schemas/') }),
    // Swagger's word for an uploaded file.
    ...(type !== undefined && (type === 'file' ? { type: 'string', format: 'binary' } : { type })),
    ...rest,
    ...(items !== undefined && { items: convertSchema(items) }),
    ...(isObject(properties) && { properties: mapValues(properties, (property) => convertSchema(property)) }),
    ...(isObject(additionalProperties) && { additionalProperties: convertSchema(additionalProperties) }),
    ...(typeof additionalProperties === 'boolean' && { additionalProperties }),
  };
}

function refuseUnknown(object: JsonObject, known: ReadonlySet<string>, what: string): void {
  const unknown = Object.keys(object).filter((key) => !known.has(key) && !TEXTS.has(key));
  if (unknown.length > 0) throw new Error(`${what} has a member that the import does not know: ${unknown.join(', ')}.`);
}

function withoutTexts(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key, value]) => !TEXTS.has(key) || isObject(value)));
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function mapValues(object: JsonObject, map: (value: Json, key: string) => JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
