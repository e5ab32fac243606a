import type { IncomingResponse } from '../transport/incoming-response.js';
import { requestIdOf } from '../transport/request-id.js';
import { retryAfterMs } from '../transport/retry-after.js';
import type { ApiError, ApiErrorOptions } from './api-error.js';
import { type ErrorBody, readErrorBody } from './error-body.js';
import {
  ARTIFACT_HINT,
  DATABASE_HINT,
  misfitHint,
  permissionHint,
  REQUEST_HINT,
  SERVER_HINT,
  STATUS_HINTS,
  signInHint,
  strangerHint,
  UPLOAD_IDENTITY_HINT,
} from './hints.js';
import type { KfpError } from './kfp-error.js';
import { isRefusedByDatabase, refusalClass, statusOfRefusal } from './refusal-class.js';
import { AuthenticationRequiredError } from './refused-call-errors.js';
import { findGate } from './sign-in-gate.js';
import { UnexpectedResponseError } from './unexpected-response-error.js';

/** The exchange that an answer belongs to, as its error tells of it. */
export interface ExchangeInfo {
  readonly operationId?: string | undefined;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly attempts: number;
}

/** The error that an answer stands for; of a 2xx when it is not the JSON that was due. */
export function classifyResponse(response: IncomingResponse, exchange: ExchangeInfo, now: number): KfpError {
  const body = readErrorBody(response.text);
  const gate = findGate(response);
  const options: ApiErrorOptions = {
    ...exchange,
    status: response.status,
    // A page to sign in at holds what ties a login together, and perhaps what was typed in.
    body: gate && gate !== 'a page' && body.kind === 'html' ? undefined : body.content,
    details: body.details,
    grpcCode: body.grpcCode,
    requestId: requestIdOf(response),
  };
  const what = `${exchange.method} ${exchange.path}: ${response.status}`;

  if (gate === 'a page') return stranger(`${what}, but ${body.message} instead of JSON`, strangerHint(body), options);
  if (gate) {
    const says = body.message ? ` (${body.message})` : '';
    return new AuthenticationRequiredError(`${what}, ${gate} asks for credentials${says}`, {
      ...options,
      hint: signInHint(gate),
    });
  }
  const isRefusal = response.status >= 400 || (response.status >= 200 && isRefusalBody(body));
  if (!isRefusal) return stranger(`${what}, ${misfit(response, body)}`, misfitHint(response, body), options);

  const Refusal = refusalClass(response.status >= 400 ? response.status : statusOfRefusal(body), body);
  const message = `${what} ${body.message || 'without an explanation'}`;
  if (!Refusal) return stranger(message, strangerHint(body), options);
  return withHint(Refusal, message, { ...options, retryAfterMs: retryAfterMs(response.headers, now) }, body);
}

/** A gateway may make a 200 of a refusal of the API. */
function isRefusalBody({ kind }: ErrorBody): boolean {
  return kind === 'api' || kind === 'upload';
}

function withHint(
  Refusal: new (message: string, options: ApiErrorOptions) => ApiError,
  message: string,
  options: ApiErrorOptions,
  body: ErrorBody,
): ApiError {
  const error = new Refusal(message, options);
  const hint = hintFor(error, body);
  return new Refusal(message, { ...options, hint });
}

function hintFor(error: ApiError, body: ErrorBody): string {
  switch (error.code) {
    case 'PERMISSION_DENIED':
      return permissionHint(body);
    case 'NOT_FOUND':
      if (error.operationId === 'ReadArtifact') return ARTIFACT_HINT;
      return 'Check the id; a name is passed as { name }.';
    case 'ALREADY_EXISTS':
      return 'Choose another name, or use ensure() or upsert().';
    case 'CONFLICT':
      return 'Get it anew, look at its status, and call again when that permits the call.';
    case 'RATE_LIMITED':
      return 'Lower maxConcurrency, or wait as long as retryAfterMs says.';
    case 'AUTHENTICATION_REQUIRED':
      return body.kind === 'upload' ? UPLOAD_IDENTITY_HINT : signInHint('the API server');
    default:
      if (isRefusedByDatabase(body)) return DATABASE_HINT;
      return STATUS_HINTS[error.status] ?? (error.code === 'SERVER' ? SERVER_HINT : REQUEST_HINT);
  }
}

function stranger(message: string, hint: string, options: ApiErrorOptions): UnexpectedResponseError {
  return new UnexpectedResponseError(message, { ...options, hint });
}

function misfit({ status, headers, text }: IncomingResponse, body: ErrorBody): string {
  if (status === 304) return 'as if a cache of this client had the answer';
  if (status >= 300) return `a redirect to ${withoutSecrets(headers.get('location')) || 'nowhere'}`;
  if (text === '') return 'but an empty answer instead of JSON';
  if (isJson(text)) return `but JSON that is no answer to this call${body.kind === 'json' ? ` ${body.message}` : ''}`;
  return `but ${headers.get('content-type') ?? 'no content type'} that is not complete JSON`;
}

/** A login's state is in the query or the fragment, and a name may be before the host. */
function withoutSecrets(location: string | null): string {
  return (location ?? '').replace(/[?#].*$/s, '').replace(/^([a-z]+:)?\/\/[^/]*@/i, '$1//');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
