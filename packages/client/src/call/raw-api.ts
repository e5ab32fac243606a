import { type Api, type ApiFetch, createApi } from '@kfp-ts/api';
import type { ResolvedKfpClientOptions } from '../config/client-options.js';
import type { ApiRoot } from '../config/endpoint.js';
import { cancellationOf } from '../transport/cancellation.js';
import type { IncomingResponse } from '../transport/incoming-response.js';
import type { Transport } from '../transport/layer.js';
import type { OutgoingRequest } from '../transport/outgoing-request.js';
import { boundedStream } from './bounded-stream.js';
import { findApiPath } from './find-api-path.js';

const USUAL_PATH: ApiRoot = '/apis/v1beta1';

/** Statuses whose answers a platform's `Response` refuses to make with a body. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** The generated client, with the platform's own Request and Response, through the same onion as all else. */
export function rawApi(options: ResolvedKfpClientOptions, send: Transport): Api {
  const sendAnywhere = withApiPath(options, send);
  const [whole, streamed] = (['text', 'stream'] as const).map((responseBody) =>
    createApi({
      baseUrl: options.endpoint.url,
      ...(options.apiPath && { apiPath: options.apiPath }),
      headers: options.defaults.headers,
      fetch: platformFetch(options, sendAnywhere, responseBody),
    }),
  ) as [Api, Api];
  type AnyCall = (...args: unknown[]) => Promise<unknown>;
  const method =
    (name: keyof Api): AnyCall =>
    (...args) => {
      const init = args.at(-1) as { parseAs?: unknown } | undefined;
      const api = typeof init === 'object' && init?.parseAs === 'stream' ? streamed : whole;
      return (api[name] as unknown as AnyCall)(...args);
    };
  const api = { GET: method('GET'), POST: method('POST'), DELETE: method('DELETE'), request: method('request') };
  return api as unknown as Api;
}

function platformFetch(
  { defaults, clock }: ResolvedKfpClientOptions,
  send: Transport,
  responseBody: 'text' | 'stream',
): ApiFetch {
  return async (given) => {
    const bytes = given.body ? new Uint8Array(await given.arrayBuffer()) : undefined;
    const { limits } = defaults;
    const request: OutgoingRequest = {
      method: given.method,
      url: given.url,
      headers: Object.fromEntries(given.headers),
      body: bytes && (() => bytes),
      cancellation: cancellationOf(given.signal),
      repeatable: given.method !== 'POST',
      responseBody,
      limits,
      progress: { attempts: 0, deadline: clock.now() + limits.totalTimeoutMs },
    };
    const { status, headers, text, stream } = await send(request);
    const body = WITHOUT_BODY.has(status) ? null : stream ? boundedStream(stream, request, clock) : text;
    return new Response(body, { status: status || 302, headers: new Headers([...headers.entries()]) });
  };
}

/** Sends to the API's other name where it turns out to have that; asked for once, when a server does not know a route. */
function withApiPath({ endpoint, apiPath }: ResolvedKfpClientOptions, send: Transport): Transport {
  const usual = `${endpoint.url}${USUAL_PATH}/`;
  let found = apiPath;
  const renamed = (request: OutgoingRequest) =>
    found === undefined || found === USUAL_PATH || !request.url.startsWith(usual)
      ? request
      : { ...request, url: `${endpoint.url}${found}/${request.url.slice(usual.length)}` };
  return async (request) => {
    const response = await send(renamed(request));
    if (found !== undefined || !isUnknownRoute(response)) return response;
    found = await findApiPath(endpoint.url, send, request);
    return found === USUAL_PATH ? response : send(renamed(request));
  };
}

function isUnknownRoute({ status, text }: IncomingResponse): boolean {
  return status === 404 && !text.trimStart().startsWith('{');
}
