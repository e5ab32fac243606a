import { type ApiDocument, docComment, typeName } from './api-document.js';

/** One named type for each object schema: `ApiRun`, `ApiExperiment`, … */
export function emitModels(document: ApiDocument): string {
  const models = Object.entries(document.components.schemas)
    .filter(([, schema]) => !schema.enum)
    .map(
      ([name, schema]) =>
        `${docComment(schema.description)}export type ${typeName(name)} = components['schemas']['${name}'];\n`,
    );
  return `import type { components } from './schema.js';\n\n${models.join('\n')}`;
}
