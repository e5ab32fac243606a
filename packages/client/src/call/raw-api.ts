import { type Api, createApi } from '@kfp-ts/api';
import type { ResolvedKfpClientOptions } from '../config/client-options.js';
import { cancellationOf } from '../transport/cancellation.js';
import type { Transport } from '../transport/layer.js';

/** Statuses whose answers a platform's `Response` refuses to make with a body. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** The generated client, with the platform's own Request and Response, through the same onion as all else. */
export function rawApi({ endpoint, apiPath, defaults, clock }: ResolvedKfpClientOptions, send: Transport): Api {
  return createApi({
    baseUrl: endpoint.url,
    ...(apiPath && { apiPath }),
    headers: defaults.headers,
    fetch: async (request) => {
      const bytes = request.body ? new Uint8Array(await request.arrayBuffer()) : undefined;
      const { limits } = defaults;
      const { status, headers, text } = await send({
        method: request.method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        body: bytes && (() => bytes),
        cancellation: cancellationOf(request.signal),
        repeatable: request.method !== 'POST',
        limits,
        progress: { attempts: 0, deadline: clock.now() + limits.totalTimeoutMs },
      });
      const body = WITHOUT_BODY.has(status) ? null : text;
      return new Response(body, { status: status || 302, headers: new Headers([...headers.entries()]) });
    },
  });
}
