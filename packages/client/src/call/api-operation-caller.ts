import { type Api, isRequestRefusedError, type OperationId, operations } from '@kfp-ts/api';
import type { Clock } from '../config/clock.js';
import { classifyResponse, requestIdOf } from '../errors/classify-response.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { isConnectionError } from '../errors/connection-error.js';
import { cancellationOf } from '../transport/cancellation.js';
import { type IncomingResponse, isSuccess } from '../transport/incoming-response.js';
import type { Transport } from '../transport/layer.js';
import { type LightRequest, LightResponse } from '../transport/light-exchange.js';
import { type CallLimits, type CallProgress, pathOf } from '../transport/outgoing-request.js';
import { type CallDefaults, limitsOf } from './call-limits.js';
import type { CallOptions } from './call-options.js';
import type { Answer, OperationCaller } from './operation-caller.js';
import type { OperationInput, OperationOutput } from './operation-types.js';

export interface ApiOperationCallerOptions {
  /** Makes the URL and the body; its `Request` must be {@link LightRequest}. */
  readonly api: Api;
  /** The whole onion. */
  readonly send: Transport;
  readonly defaults: CallDefaults;
  readonly clock: Clock;
}

/** An operation's input once its types are checked. */
interface RawInput {
  path?: Readonly<Record<string, string>>;
  query?: object;
  body?: unknown;
}
type RawRequest = (method: string, path: string, init: object) => Promise<unknown>;

/** Sends operations through the generated client and the onion, and makes errors of everything that is no success. */
export class ApiOperationCaller implements OperationCaller {
  readonly #options: ApiOperationCallerOptions;

  constructor(options: ApiOperationCallerOptions) {
    this.#options = options;
  }

  async call<Id extends OperationId>(
    id: Id,
    input: OperationInput<Id>,
    options: CallOptions = {},
  ): Promise<Answer<OperationOutput<Id>>> {
    const { defaults, clock } = this.#options;
    const limits = limitsOf(options, defaults);
    const progress = { attempts: 0, deadline: clock.now() + limits.totalTimeoutMs };
    const { response, url } = await this.#send(id, input as RawInput, options, limits, progress);
    const data = isSuccess(response) ? parseJson(response.text) : undefined;
    if (data === undefined) {
      const { method } = operations[id];
      const exchange = { operationId: id, method, path: pathOf(url), attempts: progress.attempts };
      throw classifyResponse(response, exchange, clock.now());
    }
    const requestId = requestIdOf(response);
    const { status, headers } = response;
    return {
      data: data as OperationOutput<Id>,
      response: { status, headers, attempts: progress.attempts, ...(requestId !== undefined && { requestId }) },
    };
  }

  async #send(id: OperationId, input: RawInput, options: CallOptions, limits: CallLimits, progress: CallProgress) {
    const { api, send, defaults } = this.#options;
    const { method, path, idempotent } = operations[id];
    const { signal } = options;
    const cancellation = cancellationOf(signal);
    const exchange: { response?: IncomingResponse; url: string } = { url: '' };
    const fetch = async (request: LightRequest): Promise<LightResponse> => {
      const { url, body } = request;
      const contentType = request.headers.get('content-type');
      exchange.url = url;
      const headers = {
        ...defaults.headers,
        ...(contentType && { 'content-type': contentType }),
        ...lowerCase(options.headers),
      };
      const repeatable = idempotent;
      exchange.response = await send({
        method,
        url,
        headers,
        cancellation,
        repeatable,
        limits,
        progress,
        operationId: id,
        body: body === undefined ? undefined : () => body,
      });
      return new LightResponse(exchange.response);
    };
    try {
      signal?.throwIfAborted();
      const init = {
        params: { path: input.path, query: input.query },
        body: input.body,
        parseAs: 'text',
        signal,
        fetch,
      };
      await (api.request as unknown as RawRequest)(method, path, init);
    } catch (error) {
      if (isRequestRefusedError(error)) throw new ConfigurationError(error.message, { hint: error.hint, cause: error });
      if (isConnectionError(error)) error.attempts = progress.attempts;
      throw error;
    }
    return exchange as Required<typeof exchange>;
  }
}

function lowerCase(headers: CallOptions['headers']): Record<string, string> | undefined {
  return headers && Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** The object in the text; undefined when there is none, which no operation of the API answers. */
function parseJson(text: string): object | undefined {
  try {
    // Only a reader that does not go through `Response.text()` sees the mark.
    const value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
