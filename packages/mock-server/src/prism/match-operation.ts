import type { DescribedOperation } from './describe-operations.js';

export type OperationMatch =
  | { readonly found: 'operation'; readonly operation: DescribedOperation; readonly path: string }
  | { readonly found: 'other-method' }
  | { readonly found: 'nothing' };

/**
 * The operation that a request is for. As a Kubeflow installation does, takes the paths with `/pipeline` before them;
 * `/apis/v1` is the name that kfp-tekton gives the same API.
 */
export function matchOperation(
  operations: readonly DescribedOperation[],
  method: string,
  pathname: string,
): OperationMatch {
  const path = decodeOnce(pathname.replace(/^\/pipeline(?=\/)/, '')).replace(/^\/apis\/v1(?=\/)/, '/apis/v1beta1');
  const candidates = operations.filter(({ pattern }) => pattern.test(path));
  if (candidates.length === 0) return { found: 'nothing' };
  // `/pipelines/upload` is also a `/pipelines/{id}`: the template with more of the text wins.
  const matching = candidates.filter((operation) => operation.method === method);
  const operation = matching.sort((one, other) => literalLength(other) - literalLength(one))[0];
  return operation ? { found: 'operation', operation, path } : { found: 'other-method' };
}

function literalLength({ path }: DescribedOperation): number {
  return path.replace(/\{[^}]+\}/g, '').length;
}

function decodeOnce(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
