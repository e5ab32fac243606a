import { cancellationOf } from '../transport/cancellation.js';
import type { IncomingResponse } from '../transport/incoming-response.js';
import { defaultRetryPolicy } from '../transport/retry-policy.js';
import type { AuthContext } from './auth-plugin.js';

/** A request of a plugin's own. */
export interface OwnRequest {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

const TIMEOUT_MS = 30_000;

/** Sends a request of a plugin's own; `deadline` as for calls. The client's headers go along to the endpoint's origin alone. */
export function sendOwnRequest(
  { method, url: { href, origin }, headers, body }: OwnRequest,
  context: AuthContext,
  deadline = Number.POSITIVE_INFINITY,
): Promise<IncomingResponse> {
  const send = origin === context.origin ? context.send : context.sendElsewhere;
  return send({
    method,
    url: href,
    headers,
    ...(body !== undefined && { body: () => body }),
    cancellation: cancellationOf(undefined),
    repeatable: method === 'GET',
    limits: { timeoutMs: TIMEOUT_MS, totalTimeoutMs: TIMEOUT_MS, retry: defaultRetryPolicy },
    progress: { attempts: 0, deadline },
  });
}
