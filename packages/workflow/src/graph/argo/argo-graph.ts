import type { ArgoWorkflow, ArgoWorkflowSpec, ArgoWorkflowStatus } from '../../manifest/argo-workflow.js';
import { objectOf, textOf } from '../../manifest/json-value.js';
import { objectName } from '../../manifest/object-metadata.js';
import { isTerminal, isTerminalState, runState } from '../../status/run-status.js';
import { GraphBuilder, type GraphSpan } from '../graph-builder.js';
import type { RunGraph, TaskCount } from '../run-graph.js';
import { runTimes } from '../run-time.js';
import { drawLiveNodes } from './argo-live-graph.js';
import { argoNodes, type ReadNode } from './argo-nodes.js';
import { argoSpec, argoTasks } from './argo-spec.js';
import { ArgoTemplateGraph } from './argo-template-graph.js';

/** The graph of an Argo workflow: of its nodes once it has some, before that of its templates. */
export function argoGraph(workflow: Partial<ArgoWorkflow>, planned: boolean): RunGraph {
  const spec = argoSpec(workflow);
  const status = objectOf<ArgoWorkflowStatus>(workflow.status);
  const builder = new GraphBuilder();
  const { nodes, incomplete } = argoNodes(status);
  const templates = new ArgoTemplateGraph(workflow, builder);
  const phaseWord = statusWord(spec, status);
  if (nodes.size > 0) {
    drawLiveNodes(workflow, nodes, builder);
    if (planned && !isTerminal(phaseWord)) drawPlannedTasks(templates, nodes);
  } else templates.drawWorkflow(spec, objectName(objectOf(workflow.metadata)) || 'workflow');
  builder.connectExit();
  const message = textOf(status.message);
  const note = incomplete ?? (templates.truncated ? 'The workflow has more tasks than are shown.' : undefined);
  return {
    kind: 'argo',
    name: objectName(objectOf(workflow.metadata)),
    state: runState(phaseWord),
    phase: phaseWord,
    ...(message === undefined ? {} : { message }),
    ...runTimes(status.startedAt, status.finishedAt),
    nodes: builder.nodes,
    edges: builder.edges,
    groups: builder.groups,
    ...countOf(status.progress),
    ...(note === undefined ? {} : { incomplete: note }),
  };
}

/** The server's word: a workflow that was told to stop is `Terminating` until it has. */
function statusWord(spec: Partial<ArgoWorkflowSpec>, status: Partial<ArgoWorkflowStatus>): string {
  const phase = textOf(status.phase) ?? '';
  return spec.activeDeadlineSeconds === 0 && !isTerminal(phase) ? 'Terminating' : phase;
}

/** Adds the tasks of running DAGs that the engine has not come to yet. */
function drawPlannedTasks(templates: ArgoTemplateGraph, nodes: ReadonlyMap<string, ReadNode>): void {
  const byName = new Map([...nodes.values()].map((node) => [node.name, node]));
  for (const node of nodes.values()) {
    const tasks = argoTasks(templates.template(node.templateName)?.dag?.tasks);
    if (node.type !== 'DAG' || tasks.length === 0 || isTerminalState(runState(node.phase))) continue;
    const known = new Map<string, GraphSpan>();
    for (const { name = '' } of tasks) {
      const made = byName.get(`${node.name}.${name}`);
      if (made) known.set(name, { first: [made.id], last: [made.id] });
    }
    templates.drawDag(tasks, { name: node.name, parent: node.id, within: [node.templateName ?? ''] }, known);
  }
}

function countOf(progress: unknown): { progress?: TaskCount } {
  const [, done, total] = /^(\d+)\/(\d+)$/.exec(typeof progress === 'string' ? progress : '') ?? [];
  return done === undefined || total === undefined ? {} : { progress: { done: Number(done), total: Number(total) } };
}
