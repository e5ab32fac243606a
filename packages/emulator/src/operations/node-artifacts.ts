/** An output artifact in the status of a node. */
export interface StoredArtifact {
  readonly name?: string;
  readonly s3?: { readonly key?: string };
}

interface LiveObject {
  readonly metadata?: { readonly name?: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly status?: {
    readonly nodes?: Readonly<
      Record<string, { readonly outputs?: { readonly artifacts?: readonly StoredArtifact[] } }>
    >;
    readonly taskRuns?: Readonly<Record<string, TaskRun>>;
  };
}

interface TaskRun {
  readonly pipelineTaskName?: string;
  readonly status?: { readonly conditions?: readonly { readonly status?: string }[] };
}

/** What a node of a live Workflow, or a task of a PipelineRun, has stored. */
export function nodeArtifacts({ metadata, status }: LiveObject, nodeId: string): readonly StoredArtifact[] {
  const { nodes, taskRuns } = status ?? {};
  if (nodes) return (Object.hasOwn(nodes, nodeId) ? nodes[nodeId]?.outputs?.artifacts : undefined) ?? [];
  const done = Object.values(taskRuns ?? {}).some(
    (taskRun) => taskRun.pipelineTaskName === nodeId && taskRun.status?.conditions?.[0]?.status === 'True',
  );
  if (!done) return [];
  return declaredKeys(metadata?.annotations?.['tekton.dev/output_artifacts'], nodeId).map((declared) => {
    const key = declared.replace('$PIPELINERUN', metadata?.name ?? '');
    return { name: key.slice(key.lastIndexOf('/') + 1).replace(/\.tgz$/, ''), s3: { key } };
  });
}

/** Where an artifact of a PipelineRun would be, be there one or not; undefined for a Workflow. */
export const pipelineRunKey = ({ metadata, status }: LiveObject, nodeId: string, name: string): string | undefined =>
  status?.taskRuns && `artifacts/${metadata?.name}/${nodeId}/${name}.tgz`;

function declaredKeys(annotation: string | undefined, task: string): string[] {
  try {
    const declared = JSON.parse(annotation ?? '{}') as Record<string, { key?: unknown }[]>;
    const ofTask = Object.hasOwn(declared, task) ? declared[task] : undefined;
    return (Array.isArray(ofTask) ? ofTask : []).map(({ key }) => key).filter((key) => typeof key === 'string');
  } catch {
    return [];
  }
}
