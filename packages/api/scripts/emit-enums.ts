import { type ApiDocument, docComment, typeName } from './api-document.js';

/** A constant object and a union type of the same name for each enum. */
export function emitEnums(document: ApiDocument): string {
  return Object.entries(document.components.schemas)
    .filter(([, schema]) => schema.enum)
    .map(([name, schema]) => {
      const texts = schema['x-enum-descriptions'] ?? {};
      const members = (schema.enum ?? []).map((value) => `${docComment(texts[value], '  ')}  ${value}: '${value}',`);
      const doc = docComment(schema.description);
      const type = typeName(name);
      return `${doc}export const ${type} = {\n${members.join('\n')}\n} as const;\n${doc}export type ${type} = (typeof ${type})[keyof typeof ${type}];\n`;
    })
    .join('\n');
}
