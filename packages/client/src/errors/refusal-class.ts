import { ApiError, type ApiErrorOptions } from './api-error.js';
import type { ErrorBody } from './error-body.js';
import {
  AlreadyExistsError,
  AuthenticationRequiredError,
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitedError,
  ServerError,
} from './refused-call-errors.js';

type RefusalClass = new (message: string, options: ApiErrorOptions) => ApiError;

/** The class of an answer of status 400 and above; undefined when it cannot come from the API. */
export function refusalClass(status: number, body: ErrorBody): RefusalClass | undefined {
  if (body.kind === 'upload') return uploadRefusalClass(status, body.full);
  switch (status) {
    case 401:
      return AuthenticationRequiredError;
    case 403:
      return PermissionDeniedError;
    case 404:
      return isMissingThing(body) ? NotFoundError : undefined;
    case 405:
      return undefined;
    case 409:
      return isTaken(body) ? AlreadyExistsError : ConflictError;
    case 408:
    case 499:
      return ServerError;
    case 429:
      return RateLimitedError;
    default:
      // Of a reference in the request, which the server looks up inside of its own work.
      if (status === 500 && /\bResourceNotFoundError: /.test(body.full)) return NotFoundError;
      if (status === 500 && isRefusedByDatabase(body)) return InvalidRequestError;
      if (status >= 500) return ServerError;
      return status < 500 ? InvalidRequestError : ApiError;
  }
}

const STATUS_OF_GRPC: Readonly<Record<number, number>> = {
  3: 400,
  4: 504,
  5: 404,
  6: 409,
  7: 403,
  8: 429,
  9: 400,
  10: 409,
  14: 503,
  16: 401,
};

/** The status that a refusal had before a gateway made a success of it. */
export function statusOfRefusal({ grpcCode = 0 }: ErrorBody): number {
  return STATUS_OF_GRPC[grpcCode] ?? 500;
}

/** MySQL: letters that the character set of a column does not have, and texts that are too long for one. */
const DATABASE_REFUSAL = /Error 1366: |Error 1267\b|Illegal mix of collations|Error 1406: |Data too long for column/;

export const isRefusedByDatabase = ({ full }: ErrorBody): boolean => DATABASE_REFUSAL.test(full);

/** Routers and other servers say 404 too: of paths, not of things. */
function isMissingThing(body: ErrorBody): boolean {
  return body.kind === 'api' && body.full !== 'Not Found';
}

/** 409 is gRPC 6 (exists) and 10 (aborted: wrong state). */
function isTaken({ grpcCode, full }: ErrorBody): boolean {
  return grpcCode === undefined ? /already exist/i.test(full) : grpcCode === 6;
}

/** Upload endpoints say 400 or 500 for nearly everything; their text knows better. */
function uploadRefusalClass(status: number, text: string): RefusalClass {
  if (status === 409 || /Already exist error|already exist/.test(text)) return AlreadyExistsError;
  // The review of nobody's rights fails.
  if (/Unauthenticated: |SubjectAccessReview for user ''/.test(text)) return AuthenticationRequiredError;
  if (/PermissionDenied|Authorization Failure|Authorization to namespace failed/.test(text))
    return PermissionDeniedError;
  if (status === 404 || /ResourceNotFoundError|NotFoundError/.test(text)) return NotFoundError;
  if (status === 403) return PermissionDeniedError;
  if (status < 500 || /Invalid ?input ?error/i.test(text) || DATABASE_REFUSAL.test(text)) return InvalidRequestError;
  return ServerError;
}
