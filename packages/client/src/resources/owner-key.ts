import type { CallOptions } from '../call/call-options.js';
import { idOf } from '../references/ref.js';
import type { ExperimentRef, Experiments } from './experiments.js';
import type { ReferenceKey } from './list-query.js';
import { resolveNamespace } from './resolve-namespace.js';
import type { ResourceContext } from './resource-context.js';

/** Whose runs or recurring runs are listed. */
export interface Owners {
  experiment?: ExperimentRef | undefined;
  namespace?: string | undefined;
  /** An id. */
  recurringRun?: string | undefined;
  /** An id. */
  version?: string | undefined;
}

/** The key that restricts a list: the experiment where one is given, else the namespace, else what only a single-user server can search by. */
export async function ownerKey(
  context: ResourceContext & { experiments: Experiments },
  { experiment, namespace, recurringRun, version }: Owners,
  options?: CallOptions,
): Promise<ReferenceKey | undefined> {
  if (experiment !== undefined) {
    const named = experiment as { name: string; namespace?: string };
    const id =
      idOf(experiment, 'experiment') ??
      (await context.experiments.get({ ...named, namespace: named.namespace ?? namespace }, options)).id;
    return { type: 'EXPERIMENT', id };
  }
  const id = await resolveNamespace(context, namespace, options);
  if (id !== undefined) return { type: 'NAMESPACE', id };
  if (recurringRun !== undefined) return { type: 'JOB', id: recurringRun };
  if (version !== undefined) return { type: 'PIPELINE_VERSION', id: version };
  return undefined;
}
