import { isJsonObject, objectOf, stringsOf, textOf } from '../manifest/json-value.js';
import type { IrComponent, IrTask, PipelineIr } from '../manifest/pipeline-ir.js';
import { GraphBuilder, type GraphSpan } from './graph-builder.js';
import type { RunGraph } from './run-graph.js';

const MAX_NODES = 5_000;
const MAX_DEPTH = 60;

/** The graph of a KFP 2.x pipeline, which is a template only: how its run goes stands in the workflow made of it. */
export function irGraph(ir: Partial<PipelineIr>): RunGraph {
  const builder = new GraphBuilder();
  const components = objectOf(ir.components);
  let truncated = false;

  const draw = (
    component: Partial<IrComponent>,
    path: string,
    parent: string | undefined,
    depth: number,
  ): GraphSpan => {
    const spans = new Map<string, GraphSpan>();
    const tasks = Object.entries(objectOf(objectOf(component.dag).tasks)).filter(([, task]) => isJsonObject(task)) as [
      string,
      IrTask,
    ][];
    for (const [key, task] of tasks)
      spans.set(key, drawTask(key, task, path === '' ? key : `${path}.${key}`, parent, depth));
    const needed = new Set<string>();
    const first: string[] = [];
    for (const [key, task] of tasks) {
      const span = spans.get(key);
      if (!span) continue;
      const before = stringsOf(task.dependentTasks).filter((name) => spans.has(name));
      if (before.length === 0) first.push(...span.first);
      for (const name of before) {
        needed.add(name);
        builder.connect(spans.get(name) ?? span, span);
      }
    }
    return { first, last: [...spans].filter(([key]) => !needed.has(key)).flatMap(([, { last }]) => last) };
  };

  const drawTask = (key: string, task: IrTask, id: string, parent: string | undefined, depth: number): GraphSpan => {
    const template = textOf(objectOf(task.componentRef).name);
    const component = objectOf<IrComponent>(template === undefined ? undefined : components[template]);
    const condition = textOf(objectOf(task.triggerPolicy).condition);
    const shared = {
      id,
      name: id,
      displayName: textOf(objectOf(task.taskInfo).name) ?? key,
      state: 'pending' as const,
      phase: '',
      ...(template === undefined ? {} : { template }),
      ...(parent === undefined ? {} : { parent }),
      ...(condition === undefined ? {} : { condition }),
      ...(task.parameterIterator || task.artifactIterator ? { loop: 'each item' } : {}),
    };
    const full = builder.nodes.length >= MAX_NODES || depth >= MAX_DEPTH;
    if (component.dag && !full) {
      builder.groups.push({ ...shared, type: 'DAG' });
      return { ...draw(component, id, id, depth + 1), group: id };
    }
    truncated ||= full;
    const exitHandler = objectOf(task.triggerPolicy).strategy === 'ALL_UPSTREAM_TASKS_COMPLETED';
    builder.nodes.push({
      ...shared,
      type: 'Executor',
      inputs: [],
      outputs: [],
      artifacts: [],
      attempts: [],
      planned: true,
      ...(exitHandler ? { exitHandler } : {}),
    });
    return { first: [id], last: [id] };
  };

  draw(objectOf<IrComponent>(ir.root), '', undefined, 0);
  builder.connectExit();
  return {
    kind: 'ir',
    name: textOf(objectOf(ir.pipelineInfo).name) ?? '',
    state: 'pending',
    phase: '',
    nodes: builder.nodes,
    edges: builder.edges,
    groups: builder.groups,
    ...(truncated ? { incomplete: 'The pipeline has more tasks than are shown.' } : {}),
  };
}
