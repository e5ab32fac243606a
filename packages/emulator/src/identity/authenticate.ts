import { badRequest, GrpcCode, ServerFailure, UnclassifiedFailure, unauthenticated } from '../errors/server-failure.js';
import type { RequestHeaders } from '../http/request-headers.js';
import type { AccessPolicy } from './access-policy.js';

/** How users are told apart. */
export interface IdentityOptions {
  /** Lower-case name of the header that a proxy sets. */
  readonly userIdHeader: string;
  /** What stands before the user in that header. */
  readonly userIdPrefix: string;
  /** Audience that bearer tokens must be for. */
  readonly audience: string;
  /** A call without a usable identity is a 401; otherwise the 500 of release 1.8.5. */
  readonly missingIdentityIs401: boolean;
}

export const DEFAULT_AUDIENCE = 'pipelines.kubeflow.org';

/**
 * The user of a call: from the header, else from a bearer token.
 * @throws UnclassifiedFailure (a 500) when neither is usable; an empty header is a 401
 */
export function authenticate(headers: RequestHeaders, policy: AccessPolicy, options: IdentityOptions): string {
  const byHeader = userOfHeader(headers[options.userIdHeader], options);
  if (typeof byHeader === 'string') {
    if (byHeader === '') throw unauthenticated('Request header error: user identity is empty.');
    return byHeader;
  }
  const { authorization } = headers;
  if (authorization === undefined) {
    throw unidentified(byHeader.message, options);
  }
  const byToken = userOfToken(authorization, policy, options);
  if (typeof byToken === 'string') return byToken;
  throw unidentified(`[${byHeader.message}, ${byToken.message}]`, options);
}

function userOfHeader(
  value: string | readonly string[] | undefined,
  { userIdHeader, userIdPrefix }: IdentityOptions,
): string | ServerFailure {
  if (value === undefined) return unauthenticated('Request header error: there is no user identity header.');
  if (typeof value !== 'string') return tooMany(userIdHeader, value.length);
  if (!value.startsWith(userIdPrefix)) return badPrefix(userIdHeader, userIdPrefix);
  return value.slice(userIdPrefix.length);
}

function userOfToken(
  authorization: string | readonly string[],
  policy: AccessPolicy,
  { audience }: IdentityOptions,
): string | ServerFailure {
  if (typeof authorization !== 'string') return tooMany('Authorization', authorization.length);
  const prefix = 'Bearer ';
  if (!authorization.startsWith(prefix)) return badPrefix('Authorization', prefix);
  const token = policy.tokens?.[authorization.slice(prefix.length)];
  const review = 'Failed to authenticate token review';
  if (!token) return unauthenticated('Review.Status.Authenticated is false', review).wrap('Authentication failure');
  const audiences = token.audiences ?? [audience];
  if (!audiences.includes(audience)) {
    return unauthenticated(`Failed to find all of '[${audience}]' in audience: [${audiences.join(' ')}]`, review).wrap(
      'Authentication failure',
    );
  }
  return token.username;
}

function tooMany(header: string, count: number): ServerFailure {
  const text = `Request header error: unexpected number of '${header}' headers. Expect 1 got ${count}`;
  return badRequest(text, text);
}

function badPrefix(header: string, prefix: string): ServerFailure {
  const text = `Header '${header}' is incorrectly formatted. Expected prefix '${prefix}'`;
  return badRequest(text, text);
}

const unidentified = (cause: string, options: IdentityOptions): ServerFailure =>
  options.missingIdentityIs401
    ? new ServerFailure(
        GrpcCode.Unauthenticated,
        'Failed to check authorization. User identity is empty in the request header',
        'User identity is empty in the request header',
      )
    : new UnclassifiedFailure(cause);
