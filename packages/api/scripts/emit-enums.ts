import { type ApiDocument, typeName } from './api-document.js';

/** A constant object and a union type of the same name for each enum. */
export function emitEnums(document: ApiDocument): string {
  return Object.entries(document.components.schemas)
    .filter(([, schema]) => schema.enum)
    .map(([name, schema]) => {
      const members = (schema.enum ?? []).map((value) => `  ${value}: '${value}',`).join('\n');
      const doc = schema.description ? `/** ${schema.description} */\n` : '';
      const type = typeName(name);
      return `${doc}export const ${type} = {\n${members}\n} as const;\nexport type ${type} = (typeof ${type})[keyof typeof ${type}];\n`;
    })
    .join('\n');
}
