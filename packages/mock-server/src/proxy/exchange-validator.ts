import type { IHttpRequest, IHttpResponse } from '@stoplight/prism-http';
import type { DescribedOperation } from '../prism/describe-operations.js';
import { loadValidators } from './load-validators.js';

/** Where an exchange differs from the description, and how. */
export interface Difference {
  readonly location: string;
  readonly message: string;
}

/** Holds requests and answers against the operation that they are for. */
export interface ExchangeValidator {
  request(operation: DescribedOperation, request: IHttpRequest): Difference[];
  response(operation: DescribedOperation, response: IHttpResponse): Difference[];
}

export async function exchangeValidator(): Promise<ExchangeValidator> {
  const { validateInput, validateOutput } = await loadValidators();
  return {
    request(operation, request) {
      const result = validateInput({ resource: operation.resource, element: request });
      return [...differences(result), ...undescribedQuery(operation, request)];
    },
    response(operation, response) {
      return differences(validateOutput({ resource: operation.resource, element: response }));
    },
  };
}

type Validated = ReturnType<Awaited<ReturnType<typeof loadValidators>>['validateInput' | 'validateOutput']>;

function differences(result: Validated): Difference[] {
  if (result._tag === 'Right') return [];
  return result.left.map(({ path = [], message }) => ({ location: path.join('.') || 'message', message }));
}

/** Prism lets parameters pass that the description does not know; servers ignore them, which is how a typing error hides. */
function undescribedQuery(operation: DescribedOperation, request: IHttpRequest): Difference[] {
  const described = new Set(operation.resource.request?.query?.map(({ name }) => name));
  return Object.keys(request.url.query ?? {})
    .filter((name) => !described.has(name))
    .map((name) => ({ location: `query.${name}`, message: 'is not described' }));
}
