import { isConnectionError } from '../../errors/connection-error.js';
import type { IncomingResponse } from '../../transport/incoming-response.js';
import type { AuthContext } from '../auth-plugin.js';
import { sendOwnRequest } from '../own-request.js';
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

/** Sends one request of a login. */
export async function sendLoginRequest(
  { method, url, body, carriesPassword }: LoginRequest,
  cookies: string | undefined,
  context: AuthContext,
  deadline: number,
  progress: SignInProgress,
): Promise<IncomingResponse> {
  const headers = {
    // One gate answers programs that ask for JSON with 401 in place of the way to the login.
    accept: 'text/html',
    ...(cookies !== undefined && { cookie: cookies }),
    ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
  };
  try {
    return await sendOwnRequest({ method, url, headers, body }, context, deadline);
  } catch (cause) {
    if (!isConnectionError(cause)) throw cause;
    throw unreachableLogin(cause, mayBeRepeated({ carriesPassword }, progress));
  }
}

/** A password that nobody has judged yet may be wrong, and each try may count towards a lock. */
export function mayBeRepeated(
  { carriesPassword }: Pick<LoginRequest, 'carriesPassword'>,
  { password }: SignInProgress,
): boolean {
  return !carriesPassword || password === 'accepted before';
}
