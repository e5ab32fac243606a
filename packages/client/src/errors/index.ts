export { ApiError, type ApiErrorOptions, isApiError } from './api-error.js';
export { ConfigurationError, isConfigurationError } from './configuration-error.js';
export {
  ConnectionError,
  type ConnectionErrorOptions,
  isConnectionError,
  isTimeoutError,
  TimeoutError,
} from './connection-error.js';
export {
  CredentialError,
  type CredentialErrorOptions,
  isCredentialError,
  isUnsupportedLoginError,
  UnsupportedLoginError,
} from './credential-error.js';
export { isKfpError, KfpError, type KfpErrorOptions } from './kfp-error.js';
export {
  AlreadyExistsError,
  AuthenticationRequiredError,
  ConflictError,
  InvalidRequestError,
  isAlreadyExistsError,
  isAuthenticationRequiredError,
  isConflictError,
  isInvalidRequestError,
  isNotFoundError,
  isPermissionDeniedError,
  isRateLimitedError,
  isServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitedError,
  ServerError,
} from './refused-call-errors.js';
export {
  isUnexpectedResponseError,
  UnexpectedResponseError,
  type UnexpectedResponseErrorOptions,
} from './unexpected-response-error.js';
export {
  isRunFailedError,
  isWaitTimeoutError,
  RunFailedError,
  type WaitingErrorOptions,
  WaitTimeoutError,
} from './waiting-errors.js';
