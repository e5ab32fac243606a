import type { InvalidPathParameterError } from './invalid-path-parameter-error.js';
import type { RequestRefusedError } from './request-refused-error.js';
import type { UnreadableAnswerError } from './unreadable-answer-error.js';

// The brand tells an error of any copy of this package, and spares a bundle the classes, which load when they are thrown.

/** True for a request that was refused before anything was sent, of any copy of this package. */
export function isRequestRefusedError(error: unknown): error is RequestRefusedError {
  return isBranded(error, '@kfp-ts/api/request-refused');
}

/** True for an id that cannot be carried in a path, of any copy of this package. */
export function isInvalidPathParameterError(error: unknown): error is InvalidPathParameterError {
  return isRequestRefusedError(error) && error.code === 'INVALID_PATH_PARAMETER';
}

/** True for a 2xx whose body was not JSON, of any copy of this package. */
export function isUnreadableAnswerError(error: unknown): error is UnreadableAnswerError {
  return isBranded(error, '@kfp-ts/api/unreadable-answer');
}

function isBranded(error: unknown, brand: string): boolean {
  return typeof error === 'object' && error !== null && Symbol.for(brand) in error;
}
