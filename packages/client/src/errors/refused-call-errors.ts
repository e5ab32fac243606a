import { ApiError } from './api-error.js';
import { brand, hasBrand } from './brand.js';

/**
 * The server finds the request wrong: a bad filter, an unknown parameter, a malformed body, an id that it cannot
 * read.
 *
 * What to do: correct the arguments; the message quotes what the server objects to. Sending the same again gives the
 * same answer.
 */
export class InvalidRequestError extends ApiError {
  static {
    brand(this, 'InvalidRequestError');
  }
  override readonly code = 'INVALID_REQUEST';
}

/**
 * No credentials, or ones that no longer count; a sign-in page where an answer was due is one of these too. Where the
 * credentials can be renewed, they were, once, and refused again.
 *
 * What to do: configure `auth` for the gate that the message names (Dex, oauth2-proxy, Google IAP, Istio, the API
 * server itself), or sign in anew. In a pod, mount the token for Kubeflow Pipelines and use `serviceAccountToken()`.
 */
export class AuthenticationRequiredError extends ApiError {
  static {
    brand(this, 'AuthenticationRequiredError');
  }
  override readonly code = 'AUTHENTICATION_REQUIRED';
}

/**
 * The credentials are known and do not permit the call. `RBAC: access denied` may also be the answer to an
 * Authorization header that the gateway cannot use.
 *
 * What to do: have the user or service account bound to a role that permits it in that namespace, or use another
 * `namespace`; the hint names what is missing where the server says so.
 */
export class PermissionDeniedError extends ApiError {
  static {
    brand(this, 'PermissionDeniedError');
  }
  override readonly code = 'PERMISSION_DENIED';
}

/**
 * What the call is about does not exist, or not any more; also given when a name matches nothing.
 *
 * What to do: check the id, and pass a name as `{ name }`. On a multi-user server look in the namespace where the
 * thing is: `client.inNamespace(name)`.
 */
export class NotFoundError extends ApiError {
  static {
    brand(this, 'NotFoundError');
  }
  override readonly code = 'NOT_FOUND';
}

/**
 * The name is taken.
 *
 * What to do: choose another name, or use the verb that takes what is there: `experiments.ensure`,
 * `pipelines.upsert`, `recurringRuns.apply`.
 */
export class AlreadyExistsError extends ApiError {
  static {
    brand(this, 'AlreadyExistsError');
  }
  override readonly code = 'ALREADY_EXISTS';
}

/**
 * The thing is not in a state that permits the call, such as retrying a run that has not failed.
 *
 * What to do: get it anew, look at its status, and call again when it permits the call.
 */
export class ConflictError extends ApiError {
  static {
    brand(this, 'ConflictError');
  }
  override readonly code = 'CONFLICT';
}

/**
 * Too many requests, and the attempts that the retry policy grants were refused as well, or the server wants to be
 * left alone for longer than `maxDelayMs`.
 *
 * What to do: wait as long as `retryAfterMs` says, where the server said so, and lower `maxConcurrency`.
 */
export class RateLimitedError extends ApiError {
  static {
    brand(this, 'RateLimitedError');
  }
  override readonly code = 'RATE_LIMITED';
}

/**
 * The server, or a proxy in front of it, failed. A 502, 503 or 504 to what only reads was followed by further attempts
 * before this error; what changes something was not sent again, as the server may have done it.
 *
 * What to do: look whether the change was made before making it again. If it lasts, the log of the API server has the
 * cause: `kubectl -n kubeflow logs deploy/ml-pipeline`.
 */
export class ServerError extends ApiError {
  static {
    brand(this, 'ServerError');
  }
  override readonly code = 'SERVER';
}

export function isInvalidRequestError(error: unknown): error is InvalidRequestError {
  return hasBrand(error, 'InvalidRequestError');
}

export function isAuthenticationRequiredError(error: unknown): error is AuthenticationRequiredError {
  return hasBrand(error, 'AuthenticationRequiredError');
}

export function isPermissionDeniedError(error: unknown): error is PermissionDeniedError {
  return hasBrand(error, 'PermissionDeniedError');
}

export function isNotFoundError(error: unknown): error is NotFoundError {
  return hasBrand(error, 'NotFoundError');
}

export function isAlreadyExistsError(error: unknown): error is AlreadyExistsError {
  return hasBrand(error, 'AlreadyExistsError');
}

export function isConflictError(error: unknown): error is ConflictError {
  return hasBrand(error, 'ConflictError');
}

export function isRateLimitedError(error: unknown): error is RateLimitedError {
  return hasBrand(error, 'RateLimitedError');
}

export function isServerError(error: unknown): error is ServerError {
  return hasBrand(error, 'ServerError');
}
