import { asObject, isObject, type Json, type JsonObject } from './json.js';

/** Every text of the document, by what it describes. */
export interface DocumentTexts {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  /** By service, the operations' tag. */
  readonly tags: Readonly<Record<string, string>>;
  /** By operation id. */
  readonly operations: Readonly<Record<string, { readonly summary: string; readonly description?: string }>>;
  /** By parameter name, or by `OperationId.name` where an operation means something else by it. */
  readonly parameters: Readonly<Record<string, string>>;
  /** By schema: the member `` is the schema itself, the others its properties or enum values. */
  readonly schemas: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By name in components.responses. */
  readonly responses: Readonly<Record<string, string>>;
}

/**
 * Writes the texts into a document that has none.
 * @throws {Error} that lists what has no text, and each text that nothing uses.
 */
export function addTexts(document: JsonObject, texts: DocumentTexts): JsonObject {
  const missing: string[] = [];
  const unused = new Set(
    (['operations', 'parameters', 'schemas', 'responses'] as const).flatMap((kind) =>
      Object.keys(texts[kind]).flatMap((name) =>
        kind === 'schemas'
          ? Object.keys(texts.schemas[name] ?? {}).map((member) => `schemas ${name} ${member}`)
          : [`${kind} ${name}`],
      ),
    ),
  );
  const take = (text: string | undefined, key: string): string => {
    unused.delete(key);
    if (!text) missing.push(key);
    return text ?? '';
  };

  const components = asObject(document.components, 'components');
  const paths = mapObject(document.paths, (item) =>
    mapObject(item, (operation) => describeOperation(asObject(operation, 'an operation'))),
  );
  const schemas = mapObject(components.schemas, (schema, name) => describeSchema(asObject(schema, name), name));
  const responses = mapObject(components.responses ?? {}, (response, name) => ({
    description: take(texts.responses[name], `responses ${name}`),
    ...asObject(response, name),
  }));
  if (missing.length > 0) throw new Error(`Without text: ${missing.join(', ')}.`);
  if (unused.size > 0) throw new Error(`Texts that nothing uses: ${[...unused].join(', ')}.`);
  const { openapi = '3.1.0', ...rest } = document;
  const license = { name: 'Apache 2.0', identifier: 'Apache-2.0' };
  const tags = Object.entries(texts.tags).map(([name, description]) => ({ name, description }));
  return {
    openapi,
    info: { ...texts.info, license },
    tags,
    ...rest,
    paths,
    components: { ...components, schemas, ...(components.responses !== undefined && { responses }) },
  };

  function describeOperation({
    operationId,
    parameters,
    responses: answers = {},
    ...operation
  }: JsonObject): JsonObject {
    const id = String(operationId);
    const own = texts.operations[id];
    take(own?.summary, `operations ${id}`);
    return {
      operationId: id,
      ...own,
      ...operation,
      ...(Array.isArray(parameters) && { parameters: parameters.map((parameter) => describeParameter(parameter, id)) }),
      responses: mapObject(answers, (answer, status) => describeAnswer(asObject(answer, id), status)),
    };
  }

  function describeParameter(parameter: Json, id: string): JsonObject {
    const { name, in: place, ...rest } = asObject(parameter, `a parameter of ${id}`);
    const key = `${id}.${String(name)}` in texts.parameters ? `${id}.${String(name)}` : String(name);
    return {
      name: name ?? null,
      in: place ?? null,
      description: take(texts.parameters[key], `parameters ${key}`),
      ...rest,
    };
  }

  function describeAnswer(answer: JsonObject, status: string): JsonObject {
    if (answer.$ref !== undefined) return answer;
    if (status === 'default') return { description: 'Any other error.', ...answer };
    const name = JSON.stringify(answer).match(/#\/components\/schemas\/(\w+)/)?.[1];
    return { description: (name && texts.schemas[name]?.['']) || 'Done; the answer is an empty object.', ...answer };
  }

  function describeSchema(schema: JsonObject, name: string): JsonObject {
    const text = (member: string) => take(texts.schemas[name]?.[member], `schemas ${name} ${member}`);
    const values = Array.isArray(schema.enum) ? schema.enum.map((value) => [String(value), text(String(value))]) : [];
    return {
      description: text(''),
      ...schema,
      ...(values.length > 0 && { 'x-enum-descriptions': Object.fromEntries(values) as JsonObject }),
      ...(isObject(schema.properties) && {
        properties: mapObject(schema.properties, (property, member) => ({
          description: text(member),
          ...asObject(property, member),
        })),
      }),
    };
  }
}

function mapObject(value: Json | undefined, map: (value: Json, key: string) => JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(asObject(value, 'a part')).map(([key, member]) => [key, map(member, key)]));
}
