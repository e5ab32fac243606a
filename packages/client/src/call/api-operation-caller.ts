import type { OperationId } from '@kfp-ts/api';
import { type BuiltRequest, buildRequest, isRequestRefusedError, type RequestInput } from '@kfp-ts/api/request';
import { checkedHeaders } from '../config/checked-headers.js';
import type { ResolvedKfpClientOptions } from '../config/client-options.js';
import type { ApiRoot } from '../config/endpoint.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { cancellationOf } from '../transport/cancellation.js';
import { type IncomingResponse, isSuccess } from '../transport/incoming-response.js';
import type { Transport } from '../transport/layer.js';
import { type OutgoingRequest, pathOf } from '../transport/outgoing-request.js';
import { AnswerInfo } from './answer-info.js';
import { limitsOf } from './call-limits.js';
import type { CallOptions } from './call-options.js';
import type { Answer, OperationCaller, RequestSpelling } from './operation-caller.js';
import { type OperationRoute, operationRoute } from './operation-routes.js';
import type { OperationInput, OperationOutput } from './operation-types.js';
import { resultOf } from './result-of.js';

type CallerOptions = Pick<ResolvedKfpClientOptions, 'endpoint' | 'apiPath' | 'defaults' | 'clock'>;

/** Sends operations through the onion, and makes errors of everything that is no success. */
export class ApiOperationCaller implements OperationCaller {
  readonly #options: CallerOptions;
  readonly #send: Transport;
  #apiPath: ApiRoot | undefined;

  constructor(options: CallerOptions, send: Transport) {
    this.#options = options;
    this.#send = send;
    this.#apiPath = options.apiPath;
  }

  async call<Id extends OperationId>(
    id: Id,
    input: OperationInput<Id>,
    options: CallOptions = {},
    spelling?: RequestSpelling,
  ): Promise<Answer<OperationOutput<Id>>> {
    const { signal } = options;
    signal?.throwIfAborted();
    const route = operationRoute(id);
    const building = buildRequest(route.path, input as RequestInput, { apiPath: this.#apiPath, signal, ...spelling });
    // Each wait costs as much as building the request does, so there is none where nothing is waited for.
    const built = building instanceof Promise ? await building.catch(asConfigurationError) : building;
    const request = this.#request(id, route, built, options);
    const response = await this.#send(request);
    const data = isSuccess(response) ? resultOf(id, response.text) : isGone(response, request) ? {} : undefined;
    if (data) {
      return { data: data as OperationOutput<Id>, response: new AnswerInfo(response, request.progress.attempts) };
    }
    if (response.status === 404 && (await this.#foundElsewhere(response, request))) {
      return this.call(id, input, options, spelling);
    }
    const { method, url, progress } = request;
    const exchange = { operationId: id, method, path: pathOf(url), attempts: progress.attempts };
    // Loaded when it is needed, with its texts: most answers are successes.
    const { classifyResponse } = await import('../errors/classify-response.js');
    throw classifyResponse(response, exchange, this.#options.clock.now());
  }

  #request(
    id: OperationId,
    { method, repeatable }: OperationRoute,
    { address, contentType, body }: BuiltRequest,
    options: CallOptions,
  ): OutgoingRequest {
    const { endpoint, defaults, clock } = this.#options;
    const limits = limitsOf(options, defaults);
    return {
      method,
      url: endpoint.url + address,
      headers: headersOf(defaults.headers, contentType, options.headers),
      body: body === undefined ? undefined : () => body,
      cancellation: cancellationOf(options.signal),
      operationId: id,
      repeatable,
      limits,
      progress: { attempts: 0, deadline: clock.now() + limits.totalTimeoutMs },
    };
  }

  /** Whether the API turned out to have its other name; asked for once, when a server does not know a route. */
  async #foundElsewhere(response: IncomingResponse, request: OutgoingRequest): Promise<boolean> {
    if (this.#apiPath !== undefined || response.text.trimStart().startsWith('{')) return false;
    const { findApiPath } = await import('./find-api-path.js');
    this.#apiPath = await findApiPath(this.#options.endpoint.url, this.#send, request);
    return this.#apiPath === '/apis/v1';
  }
}

function asConfigurationError(error: unknown): never {
  if (!isRequestRefusedError(error)) throw error;
  throw new ConfigurationError(error.message, { hint: error.hint, cause: error });
}

/** What was to be deleted is not there when it is tried again, because an earlier attempt has deleted it. */
function isGone({ status, text }: IncomingResponse, { method, progress }: OutgoingRequest): boolean {
  return method === 'DELETE' && status === 404 && progress.mayHaveActed === true && text.trimStart().startsWith('{');
}

function headersOf(
  defaults: Readonly<Record<string, string>>,
  contentType: string | undefined,
  own: CallOptions['headers'],
): Readonly<Record<string, string>> {
  if (contentType === undefined && !own) return defaults;
  const headers: Record<string, string> = { ...defaults };
  if (contentType !== undefined) headers['content-type'] = contentType;
  return own ? { ...headers, ...checkedHeaders(own) } : headers;
}
