import type { OperationId } from '@kfp-ts/api';

/** What `make` gives for an operation, made when it is first asked for and kept. */
export function perOperation<T>(make: (id: OperationId) => T): (id: OperationId) => T {
  const made = new Map<OperationId, T>();
  return (id) => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const value = make(id);
    made.set(id, value);
    return value;
  };
}
