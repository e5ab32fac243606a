import type { Run } from './run.js';

/** The run with the namespace that its call went to: of its references, servers of 1.x name the experiment alone. */
export function inNamespace(run: Run, namespace: string | undefined): Run {
  return run.namespace !== undefined || !namespace ? run : { ...run, namespace };
}
