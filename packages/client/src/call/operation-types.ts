import type { OperationId, SchemaOperations } from '@kfp-ts/api';

/** What operation `Id` takes: path parameters, query and body, as the API description types them. */
export type OperationInput<Id extends OperationId> = PathOf<SchemaOperations[Id]> &
  QueryOf<SchemaOperations[Id]> &
  BodyOf<SchemaOperations[Id]>;

/** What a 200 of operation `Id` carries. */
export type OperationOutput<Id extends OperationId> = SchemaOperations[Id] extends {
  responses: { 200: { content: { 'application/json': infer Output } } };
}
  ? Output
  : Record<string, never>;

type PathOf<T> = T extends { parameters: { path: infer Path extends object } } ? { path: Path } : unknown;
type QueryOf<T> = T extends { parameters: { query?: infer Query } }
  ? Query extends object
    ? { query?: Query }
    : unknown
  : unknown;
type BodyOf<T> = T extends { requestBody: { content: infer Content } } ? { body: Content[keyof Content] } : unknown;
