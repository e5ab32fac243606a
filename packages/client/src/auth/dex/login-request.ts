import { isConnectionError } from '../../errors/connection-error.js';
import { cancellationOf } from '../../transport/cancellation.js';
import type { IncomingResponse } from '../../transport/incoming-response.js';
import { defaultRetryPolicy } from '../../transport/retry-policy.js';
import type { AuthContext } from '../auth-plugin.js';
import type { SignInProgress } from './sign-in.js';
import { unreachableLogin } from './sign-in-errors.js';

/** One request of a login. */
export interface LoginRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** The form, as forms are encoded. */
  readonly body?: string | undefined;
  readonly carriesPassword?: boolean | undefined;
}

const TIMEOUT_MS = 30_000;

/** Sends one request of a login, with nothing of the client's own headers. */
export async function sendLoginRequest(
  { method, url, body, carriesPassword }: LoginRequest,
  cookies: string | undefined,
  context: AuthContext,
  deadline: number,
  progress: SignInProgress,
): Promise<IncomingResponse> {
  const { href, origin } = url;
  const send = origin === context.origin ? context.send : context.sendElsewhere;
  try {
    return await send({
      method,
      url: href,
      headers: {
        // One gate answers programs that ask for JSON with 401 in place of the way to the login.
        accept: 'text/html',
        ...(cookies !== undefined && { cookie: cookies }),
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body !== undefined && { body: () => body }),
      cancellation: cancellationOf(undefined),
      repeatable: method === 'GET',
      limits: { timeoutMs: TIMEOUT_MS, totalTimeoutMs: TIMEOUT_MS, retry: defaultRetryPolicy },
      progress: { attempts: 0, deadline },
    });
  } catch (cause) {
    if (!isConnectionError(cause)) throw cause;
    throw unreachableLogin(url, cause, mayBeRepeated({ carriesPassword }, progress));
  }
}

/** A password that nobody has judged yet may be wrong, and each try may count towards a lock. */
export function mayBeRepeated(
  { carriesPassword }: Pick<LoginRequest, 'carriesPassword'>,
  { password }: SignInProgress,
): boolean {
  return !carriesPassword || password === 'accepted before';
}
