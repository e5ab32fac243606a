import type { PrismHttpInstance } from '@stoplight/prism-http';
import type { OpenApiDocument } from '../description/openapi-document.js';
import { loadPrism } from './load-prism.js';

/** What Prism makes of one operation of a document. */
export type PrismOperation = Parameters<PrismHttpInstance['request']>[1][number];

/** An operation of the description as Prism reads it, with the expression that its paths match. */
export interface DescribedOperation {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** Path template, such as `/apis/v1beta1/runs/{run_id}`. */
  readonly path: string;
  readonly pattern: RegExp;
  readonly resource: PrismOperation;
}

export async function describeOperations(document: OpenApiDocument): Promise<DescribedOperation[]> {
  const prism = await loadPrism();
  const resources = await prism.getHttpOperationsFromSpec(document);
  return resources.map((resource) => ({
    id: resource.iid ?? `${resource.method} ${resource.path}`,
    method: resource.method.toUpperCase(),
    path: resource.path,
    pattern: pathPattern(resource.path),
    resource,
  }));
}

/** A parameter takes one segment without a colon: on the server, `x:archive` is a verb and never an id. */
function pathPattern(template: string): RegExp {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\{[^}]+\}/g, '[^/:]+')}$`);
}
