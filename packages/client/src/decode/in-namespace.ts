/** A thing with the namespace that its call went to: of its references, servers of 1.x name the experiment alone, or nothing. */
export function inNamespace<T extends object>(thing: T, namespace: string | undefined): T {
  return !namespace || 'namespace' in thing ? thing : { ...thing, namespace };
}
