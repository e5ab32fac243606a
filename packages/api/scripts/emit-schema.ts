import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import type { ApiDocument } from './api-document.js';

/** `paths`, `components` and `operations` types, as openapi-typescript makes them. */
export async function emitSchema(document: ApiDocument): Promise<string> {
  const nodes = await openapiTS(structuredClone(document) as unknown as OpenAPI3, {
    alphabetize: false,
    transform: (schema) =>
      schema.format === 'binary'
        ? ts.factory.createTypeReferenceNode(ts.factory.createIdentifier('UploadSource'))
        : undefined,
    inject: "import type { UploadSource } from '../upload/upload-source.js';\n",
  });
  return astToString(nodes);
}
