import type { FaultPredicate } from './fault.js';

/** A request as faults look at it. */
export interface FaultRequest {
  readonly method: string;
  /** The decoded path. */
  readonly path: string;
  /** Id of the operation, when the path is one's. */
  readonly operation?: string;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Whether a request is one that a fault is for. */
export function matchesRequest(predicate: FaultPredicate, request: FaultRequest): boolean {
  const { operation, method, path, headers = {} } = predicate;
  const ids = operation === undefined || typeof operation === 'string' ? operation : [...operation];
  if (ids !== undefined && !(Array.isArray(ids) ? ids : [ids]).some((id) => id === request.operation)) return false;
  if (method !== undefined && method.toUpperCase() !== request.method) return false;
  if (path !== undefined && !pathPattern(path).test(request.path)) return false;
  return Object.entries(headers).every(([name, value]) => String(request.headers?.[name.toLowerCase()]) === value);
}

function pathPattern(path: string): RegExp {
  const literals = path.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literals.join('.*')}$`, 's');
}
