import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PrismHttpInstance } from '@stoplight/prism-http';
import { closeSchemas } from '../description/close-schemas.js';
import { loadDescription } from '../description/load-description.js';
import { demandKnownOptions } from '../http/demand-known-options.js';
import { type HttpListener, listen } from '../http/http-listener.js';
import { LARGEST_BODY_BYTES, readBody } from '../http/read-body.js';
import { ServerOptionError } from '../http/server-option-error.js';
import { type DescribedOperation, describeOperations } from '../prism/describe-operations.js';
import { loadPrism } from '../prism/load-prism.js';
import { matchOperation } from '../prism/match-operation.js';
import { silentLogger } from '../prism/silent-logger.js';
import { toPrismRequest } from '../prism/to-prism-request.js';
import { describeErrors } from './describe-errors.js';
import { mockConfig } from './mock-config.js';
import { preferenceProblem } from './preference-problem.js';
import { readPreferences } from './preferences.js';

export interface MockServerOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Made-up values instead of the description's examples, for every request that does not say otherwise. Default false. */
  readonly dynamic?: boolean;
  /** Makes made-up values the same each time. */
  readonly seed?: string | number;
  /** Say in healthz that the server is a multi-user one, as the examples' namespaces suggest. Default false. */
  readonly multiUser?: boolean;
  /** Answer 401 to requests without an Authorization header. Default false. */
  readonly requireAuthorization?: boolean;
}

/** A running mock; `url` is what a client takes as its endpoint. */
export interface MockServer extends HttpListener {}

/**
 * Starts a server that answers each operation from the API description alone and refuses requests that do not fit it.
 * It remembers nothing.
 *
 * @throws ServerOptionError for an option that is not there or cannot be used.
 * @example
 * const mock = await startMockServer();
 * await fetch(`${mock.url}/apis/v1beta1/runs`, { headers: { prefer: 'code=500' } });
 * await mock.close();
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  demandKnownOptions(options, OPTIONS);
  const { seed } = options;
  if (seed !== undefined && typeof seed !== 'string' && typeof seed !== 'number')
    throw new ServerOptionError('The seed is neither a text nor a number.', 'Give for instance 7.');
  const [prism, document] = await Promise.all([loadPrism(), loadDescription()]);
  const operations = await describeOperations(closeSchemas(await describeErrors(document)));
  const instance = prism.createInstance(mockConfig(options), { logger: silentLogger() });
  return listen(options.port ?? 0, (request, response) => answer(instance, operations, options, request, response));
}

const OPTIONS = ['port', 'dynamic', 'seed', 'multiUser', 'requireAuthorization'] satisfies (keyof MockServerOptions)[];

async function answer(
  instance: PrismHttpInstance,
  operations: readonly DescribedOperation[],
  options: MockServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://mock');
  const method = request.method ?? 'GET';
  const match = matchOperation(operations, method, pathname);
  if (match.found === 'nothing') return refuse(response, 404, 'Not Found');
  if (match.found === 'other-method') return refuse(response, 405, 'Method Not Allowed');
  const body = await readBody(request);
  if (!body) return refuse(response, 413, `A body is larger than ${LARGEST_BODY_BYTES} bytes.`);

  const preferences = readPreferences(String(request.headers.prefer ?? ''));
  const problem = preferenceProblem(preferences, match.operation.resource, await loadPrism());
  if (problem) return explain(response, problem);
  const stranger = options.requireAuthorization && !request.headers.authorization;
  const named = options.multiUser && match.operation.id === 'GetHealthz' ? { example: 'multi-user' } : {};
  const config = mockConfig(options, stranger ? { code: 401 } : { ...named, ...preferences });
  const input = toPrismRequest(method, match.path, searchParams, request.headers, body);
  const result = await instance.request(input, [match.operation.resource], config)();
  if (result._tag === 'Left') return explain(response, result.left);
  const { statusCode, headers = {}, body: answered } = result.right.output;
  // Prism says 422 of a request that does not fit; the server says 400.
  response.writeHead(statusCode === 422 ? 400 : statusCode, { ...headers, 'x-kfp-operation': match.operation.id });
  response.end(typeof answered === 'string' ? answered : JSON.stringify(answered));
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(`${text}\n`);
}

/** Prism's own refusals, such as a request for an example that does not exist, come as problem documents. */
async function explain(response: ServerResponse, error: Error): Promise<void> {
  const { ProblemJsonError } = await loadPrism();
  const problem = ProblemJsonError.toProblemJson(error);
  response.writeHead(problem.status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
}
