import type { OpenApiDocument } from '../description/openapi-document.js';

/**
 * What the server says when it refuses an operation, by operation, status and name of the example: the whole text and the
 * part meant for people, which the gateway in front of it does not have. Of uploads, `error_message` and `error_details`.
 */
export type ErrorExamples = Readonly<Record<string, ExamplesByStatus>>;
type ExamplesByStatus = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

interface Response {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema: unknown }>>;
}

interface Operation {
  readonly operationId?: string;
  readonly responses: Readonly<Record<string, Response | { readonly $ref: string }>>;
}

const GRPC_CODES: Readonly<Record<string, number>> = { 400: 3, 401: 16, 403: 7, 404: 5, 500: 13 };

/** Where an operation never says so itself, the gateway does. */
const BY_GATEWAY: ExamplesByStatus = {
  400: { default: ['invalid grpc-timeout: soon'] },
  404: { default: ['Not Found'] },
};

/** The document with the errors of each operation as the server words them, in place of one text for all. */
export async function describeErrors(document: OpenApiDocument): Promise<OpenApiDocument> {
  const { default: examples } = await import('./error-examples.json', { with: { type: 'json' } });
  const paths = mapValues(document.paths, (path) =>
    mapValues(path, (operation) => (isOperation(operation) ? withErrors(operation, examples, document) : operation)),
  );
  return { ...document, paths };
}

function withErrors(operation: Operation, examples: ErrorExamples, document: OpenApiDocument): Operation {
  const own = examples[operation.operationId ?? ''] ?? {};
  const responses = mapValues(operation.responses, (given, status) => {
    const named = own[status] ?? BY_GATEWAY[status];
    return named ? withExamples(resolve(given, document), status, named) : given;
  });
  return { ...operation, responses };
}

function withExamples(
  response: Response,
  status: string,
  named: Readonly<Record<string, readonly string[]>>,
): Response {
  const content = mapValues(response.content ?? {}, ({ schema }) => {
    const isUpload = JSON.stringify(schema).includes('apiUploadError');
    const all: typeof named = isUpload || 'default' in named ? named : { ...GENERAL, ...named };
    const bodies = mapValues(all, (texts) => ({
      value: isUpload ? { error_message: texts[0], error_details: texts[1] ?? texts[0] } : errorBody(status, texts),
    }));
    return { schema, examples: bodies };
  });
  return { ...response, content };
}

/** An error that no request brings about; the default where what the server is known to say is about the caller. */
const GENERAL = { default: ['InternalServerError: the database does not answer', 'Internal Server Error'] };

function errorBody(status: string, [text = '', forPeople]: readonly string[]): unknown {
  const body = { error: text, code: GRPC_CODES[status], message: text };
  if (forPeople === undefined) return body;
  const detail = { '@type': 'type.googleapis.com/api.Error', error_message: forPeople, error_details: text };
  return { ...body, details: [detail] };
}

function resolve(response: Response | { readonly $ref: string }, document: OpenApiDocument): Response {
  if (!('$ref' in response)) return response;
  const name = response.$ref.slice(response.$ref.lastIndexOf('/') + 1);
  return document.components?.responses?.[name] as Response;
}

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'responses' in value;

const mapValues = <V, W>(object: Readonly<Record<string, V>>, map: (value: V, key: string) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
