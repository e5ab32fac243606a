import createClient from 'openapi-fetch';
import type { Api, ApiCallOptions, ApiFetch, ApiHeaders, ParseAs } from './api.js';
import type { paths } from './generated/schema.js';
import { buildRequest } from './request/build-request.js';

/** What `createApi` takes. Members of `RequestInit` that are not named here (`credentials`, …) go to every request. */
export interface ApiOptions extends Omit<RequestInit, 'body' | 'headers' | 'method' | 'window'> {
  /** Root of the API without `/apis/…`, such as `https://kubeflow.example.com/pipeline`. */
  baseUrl: string | URL;
  /** Sends the requests. Default: `globalThis.fetch`, looked up at each call. */
  fetch?: ApiFetch;
  /** Sent with every request; a call's own headers win, `null` removes one. */
  headers?: ApiHeaders;
  /** `/apis/v1` for kfp-tekton 1.6 to 1.9, which names the same API so. Default: `/apis/v1beta1`. */
  apiPath?: '/apis/v1beta1' | '/apis/v1';
  /** Made for every request in place of `globalThis.Request`: `new Request(url, { method, headers, body, … })`. */
  Request?: typeof Request;
  /** Escapes parameters that release 1.8.5 decodes twice (list filters, upload names). Default: true. */
  escapeTwiceDecoded?: boolean;
}

/** A call's input once its types are checked. */
interface RawInit extends ApiCallOptions<ParseAs> {
  params?: { path?: Readonly<Record<string, unknown>>; query?: object };
  body?: unknown;
}
type RawRequest = (
  method: string,
  url: string,
  init: object,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

/**
 * Makes the raw, typed client of the API. Creating it does no I/O.
 *
 * Redirects are not followed unless `redirect: 'follow'` says so: the API has none, so one leads to a login page.
 * A call rejects with a {@link RequestRefusedError} when it cannot be sent as meant (nothing is sent then), with an
 * {@link UnreadableAnswerError} when a 2xx is not JSON, and with whatever `fetch` rejects with.
 *
 * @example
 * const api = createApi({ baseUrl: 'http://localhost:8888' });
 * const { data, error } = await api.GET('/apis/v1beta1/runs/{run_id}', { params: { path: { run_id } } });
 */
export function createApi(options: ApiOptions): Api {
  const { apiPath, escapeTwiceDecoded: escapeByDefault = true } = options;
  // Made at the first call: it looks at the platform's Request, which makes Node load its own fetch.
  let send: RawRequest | undefined;

  const request = async (method: string, path: string, init: RawInit = {}) => {
    const { params, body, parseAs = 'json', escapeTwiceDecoded = escapeByDefault, headers, ...rest } = init;
    const built = await buildRequest(path, { ...params, body }, { apiPath, escapeTwiceDecoded, signal: init.signal });
    send ??= rawRequest(options);
    const answer = await send(method, built.address, {
      ...rest,
      // The text is parsed here, where a login page can be told from JSON.
      parseAs: parseAs === 'json' ? 'text' : parseAs,
      // openapi-fetch names JSON itself, unless the call's own headers do; an upload's boundary cannot be another.
      headers: {
        ...plainHeaders(headers),
        ...(built.body instanceof Uint8Array && { 'content-type': built.contentType }),
      },
      body: built.body,
    });
    if (!answer.response.ok) return { error: errorObject(answer.error), response: answer.response };
    if (parseAs !== 'json') return answer;
    return { data: await parseJson(answer.data as string | undefined, answer.response), response: answer.response };
  };

  const methods = {
    GET: (path: string, init?: RawInit) => request('GET', path, init),
    POST: (path: string, init?: RawInit) => request('POST', path, init),
    DELETE: (path: string, init?: RawInit) => request('DELETE', path, init),
    request,
  };
  return methods as unknown as Api;
}

function rawRequest({ baseUrl, fetch, headers, apiPath, escapeTwiceDecoded, ...rest }: ApiOptions): RawRequest {
  const client = createClient<paths>({
    redirect: 'manual',
    ...rest,
    baseUrl: String(baseUrl).replace(/\/+$/, ''),
    fetch: fetch ?? ((request) => globalThis.fetch(request)),
    headers: plainHeaders(headers),
    bodySerializer: (body) => body,
    querySerializer: () => '',
  });
  return client.request as unknown as RawRequest;
}

/** openapi-fetch takes a list of pairs for a record and would send headers named 0, 1, …. */
function plainHeaders(headers: ApiHeaders = {}): Record<string, string> {
  const entries = Symbol.iterator in headers ? headers : Object.entries(headers);
  return Object.fromEntries(entries as Iterable<[string, string]>);
}

/** Always an object, so that `if (error)` tells an error from a success. */
function errorObject(error: unknown): unknown {
  if (typeof error === 'object' && error !== null) return error;
  return error ? { message: String(error) } : {};
}

// What rarely happens is loaded when it does.
async function parseJson(text: string | undefined, response: Response): Promise<unknown> {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch (cause) {
    const { UnreadableAnswerError } = await import('./errors/unreadable-answer-error.js');
    throw new UnreadableAnswerError(response.status, response.headers.get('content-type') ?? '', { cause });
  }
}
