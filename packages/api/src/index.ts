export * from './generated/enums.js';
export type * from './generated/models.js';
export { type OperationId, operations } from './generated/operations.js';
export type { components, operations as SchemaOperations, paths } from './generated/schema.js';
export type { Operation, OperationParameter } from './operation.js';
export type { UploadSource } from './upload-source.js';
