export type {
  Api,
  ApiAnswer,
  ApiCallOptions,
  ApiFetch,
  ApiHeaders,
  ApiHttpMethod,
  ApiInit,
  ApiMethod,
  ApiPath,
  ParseAs,
} from './api.js';
export { type ApiOptions, createApi } from './create-api.js';
export { isInvalidPathParameterError, isRequestRefusedError, isUnreadableAnswerError } from './errors/error-guards.js';
export type { InvalidPathParameterError } from './errors/invalid-path-parameter-error.js';
export type { RequestRefusedCode, RequestRefusedError } from './errors/request-refused-error.js';
export type { UnreadableAnswerError } from './errors/unreadable-answer-error.js';
export * from './generated/enums.js';
export type * from './generated/models.js';
export { type OperationId, operations } from './generated/operations.js';
export type { components, operations as SchemaOperations, paths } from './generated/schema.js';
export type { Int64 } from './int64.js';
export type { Operation, OperationParameter } from './operation.js';
export { escapeTwiceDecoded } from './request/twice-decoded.js';
export type { NamedUpload, UploadContent, UploadSource } from './upload/upload-source.js';
