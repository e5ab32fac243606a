import type { OpenApiDocument } from './openapi-document.js';

/** The project's OpenAPI 3.1 document of the v1 API, a copy of one's own to change. */
export async function loadDescription(): Promise<OpenApiDocument> {
  const { default: document } = await import('../../../../specs/kfp-v1beta1.openapi.json', { with: { type: 'json' } });
  return structuredClone(document);
}
