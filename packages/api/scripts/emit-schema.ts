import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import type { ApiDocument } from './api-document.js';

/** `paths`, `components` and `operations` types, as openapi-typescript makes them. */
export async function emitSchema(document: ApiDocument): Promise<string> {
  const nodes = await openapiTS(withoutExamples(document) as unknown as OpenAPI3, {
    alphabetize: false,
    transform: ({ format }) => {
      if (format === 'binary') return reference('UploadSource');
      return format === 'int64' ? reference('Int64') : undefined;
    },
    inject:
      "import type { Int64 } from '../int64.js';\nimport type { UploadSource } from '../upload/upload-source.js';\n",
  });
  return astToString(nodes);
}

function reference(name: string): ts.TypeReferenceNode {
  return ts.factory.createTypeReferenceNode(ts.factory.createIdentifier(name));
}

/** Whole answers inside doc comments would bury the types. */
function withoutExamples(document: ApiDocument): unknown {
  return JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === 'example' ? undefined : value)));
}
