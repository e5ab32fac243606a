import type { Api, ApiAnswer, Operation } from '@kfp-ts/api';

/** Calls an operation of the table with a value for each parameter it requires and a body when it takes one. */
export function sendOperation(api: Api, operation: Operation, input: OperationInput = {}): Promise<AnyAnswer> {
  const path = requiredOf(operation, 'path');
  const query = requiredOf(operation, 'query');
  const body = operation.upload ? { uploadfile: new Blob(['kind: Workflow']) } : operation.body ? {} : undefined;
  // The rows of a table are not known to the type system.
  const request = api.request as unknown as (method: string, path: string, init: object) => Promise<AnyAnswer>;
  return request(operation.method, operation.path, {
    params: { path: { ...path, ...input.path }, query: { ...query, ...input.query } },
    body: input.body ?? body,
    headers: input.headers,
    ...(operation.id === 'GetHealthz' && { parseAs: 'json' }),
  });
}

function requiredOf(operation: Operation, place: 'path' | 'query'): Record<string, string> {
  const names = operation.parameters.filter((parameter) => parameter.in === place && parameter.required);
  return Object.fromEntries(names.map(({ name }) => [name, `${name}-1`]));
}

export interface OperationInput {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type AnyAnswer = Omit<ApiAnswer<unknown>, 'data' | 'error'> & {
  readonly data?: unknown;
  readonly error?: unknown;
};
