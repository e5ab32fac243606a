import { ApiError } from './api-error.js';
import { brand, hasBrand } from './brand.js';

/** The server finds the request wrong: a bad filter, an unknown parameter, a malformed body. */
export class InvalidRequestError extends ApiError {
  static {
    brand(InvalidRequestError, 'InvalidRequestError');
  }
  override readonly code = 'INVALID_REQUEST';
}

/** No credentials, or ones that no longer count; a sign-in page where an answer was due is one of these too. */
export class AuthenticationRequiredError extends ApiError {
  static {
    brand(AuthenticationRequiredError, 'AuthenticationRequiredError');
  }
  override readonly code = 'AUTHENTICATION_REQUIRED';
}

/** The credentials are known and do not permit the call. */
export class PermissionDeniedError extends ApiError {
  static {
    brand(PermissionDeniedError, 'PermissionDeniedError');
  }
  override readonly code = 'PERMISSION_DENIED';
}

/** What the call is about does not exist. */
export class NotFoundError extends ApiError {
  static {
    brand(NotFoundError, 'NotFoundError');
  }
  override readonly code = 'NOT_FOUND';
}

/** The name is taken. */
export class AlreadyExistsError extends ApiError {
  static {
    brand(AlreadyExistsError, 'AlreadyExistsError');
  }
  override readonly code = 'ALREADY_EXISTS';
}

/** The thing is not in a state that permits the call, such as retrying a run that has not failed. */
export class ConflictError extends ApiError {
  static {
    brand(ConflictError, 'ConflictError');
  }
  override readonly code = 'CONFLICT';
}

/** Too many requests; `retryAfterMs` tells how long the server wants to be left alone, where it said so. */
export class RateLimitedError extends ApiError {
  static {
    brand(RateLimitedError, 'RateLimitedError');
  }
  override readonly code = 'RATE_LIMITED';
}

/** The server, or a proxy in front of it, failed. */
export class ServerError extends ApiError {
  static {
    brand(ServerError, 'ServerError');
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
