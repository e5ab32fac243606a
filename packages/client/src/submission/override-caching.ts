import type { WorkflowPackage } from '@kfp-ts/workflow';

const LABEL = 'pipelines.kubeflow.org/enable_caching';

interface Labelled {
  metadata?: { labels?: Record<string, string> };
}
interface ArgoTemplate extends Labelled {
  container?: object;
  script?: object;
}
interface TektonTask {
  taskSpec?: Labelled;
}
interface IrTask {
  cachingOptions?: object;
}
interface Manifest {
  spec?: { templates?: ArgoTemplate[]; pipelineSpec?: { tasks?: TektonTask[]; finally?: TektonTask[] } };
  root?: { dag?: { tasks?: Record<string, IrTask> } };
  pipelineSpec?: Pick<Manifest, 'root' | 'components'>;
  components?: Record<string, { dag?: { tasks?: Record<string, IrTask> } }>;
}

/** A copy of the manifest in which every task uses results of earlier runs, or none does. */
export function overrideCaching({ manifest, kind }: WorkflowPackage, enabled: boolean): object {
  const copy = structuredClone(manifest) as Manifest;
  if (kind === 'ir') overrideTasks(copy.pipelineSpec ?? copy, enabled);
  for (const template of copy.spec?.templates ?? []) {
    if (template.container || template.script) setLabel(template, enabled);
  }
  const { tasks = [], finally: last = [] } = copy.spec?.pipelineSpec ?? {};
  for (const { taskSpec } of [...tasks, ...last]) if (taskSpec) setLabel(taskSpec, enabled);
  return copy;
}

function setLabel(target: Labelled, enabled: boolean): void {
  target.metadata = { ...target.metadata, labels: { ...target.metadata?.labels, [LABEL]: String(enabled) } };
}

function overrideTasks({ root, components = {} }: Pick<Manifest, 'root' | 'components'>, enabled: boolean): void {
  for (const { dag } of [root ?? {}, ...Object.values(components)]) {
    for (const task of Object.values(dag?.tasks ?? {})) task.cachingOptions = enabled ? { enableCache: true } : {};
  }
}
