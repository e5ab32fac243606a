import { type FailureReason, failureReason, NO_REASON } from './failure-reason.js';
import type { GraphGroup, GraphNode, RunGraph } from './run-graph.js';

/** Why a run failed. */
export interface RunFailure {
  readonly reason: FailureReason;
  /** One line: which task, and why, in plain words. */
  readonly message: string;
  /** What to do next. */
  readonly hint: string;
  /** The task that failed first; none if the run failed as a whole. */
  readonly node?: GraphNode;
  /** Names from the outermost group to the task. */
  readonly chain: readonly string[];
  /** The engine's own words. */
  readonly detail?: string;
  readonly exitCode?: number;
  /** The pod whose log tells more. */
  readonly podName?: string;
}

/** Finds the task that failed first and says why; undefined when nothing failed. */
export function explainFailure(graph: RunGraph): RunFailure | undefined {
  const node = firstFailed(graph);
  if (node) return explainNode(graph, node);
  if (graph.state !== 'failed' && graph.state !== 'cancelled') return undefined;
  const group = graph.groups.find(({ state, message }) => state === 'failed' && message !== undefined);
  const detail = graph.message ?? group?.message;
  const known = failureReason([graph.phase, detail].join('\n').trim(), undefined);
  const cancelled = graph.state === 'cancelled' && known.reason === 'unknown';
  const why = cancelled ? 'the run was terminated' : known.inWords;
  return {
    reason: cancelled ? 'terminated' : known.reason,
    message: sentence('The run failed', why, detail),
    hint: known.reason === 'unknown' ? 'See the events of its workflow in the cluster.' : known.hint,
    chain: [],
    ...(detail === undefined ? {} : { detail }),
  };
}

function explainNode(graph: RunGraph, node: GraphNode): RunFailure {
  const chain = chainOf(graph, node);
  const detail = node.message ?? node.attempts.findLast(({ message }) => message !== undefined)?.message;
  // Argo kills what still runs when the deadline of the whole has passed, and says so only there.
  const shutDown = detail === undefined || /^(?:terminated|Error \(exit code 14[03]\))/i.test(detail);
  const text = [detail, node.phase, shutDown ? graph.message : undefined].filter(Boolean).join('\n');
  const { reason, inWords, hint } = failureReason(
    detail === 'terminated' && !graph.message ? detail : text,
    node.exitCode,
  );
  const tries = node.attempts.length > 1 ? ` after ${node.attempts.length} attempts` : '';
  return {
    reason,
    message: sentence(`Task "${oneLine(node.displayName)}" failed${tries}`, inWords, detail),
    hint: node.podName === undefined ? hint : `${hint} Its log is that of pod ${node.podName}.`,
    node,
    chain,
    ...(detail === undefined ? {} : { detail }),
    ...(node.exitCode === undefined ? {} : { exitCode: node.exitCode }),
    ...(node.podName === undefined ? {} : { podName: node.podName }),
  };
}

/** The failed task that ended first, one that runs at the end only if no other failed: its failure is mostly a consequence. */
function firstFailed({ nodes }: RunGraph): GraphNode | undefined {
  const failed = nodes.filter(({ state }) => state === 'failed');
  const stopped = nodes.filter(({ state }) => state === 'cancelled');
  const candidates =
    [failed.filter((node) => !node.exitHandler), failed, stopped].find(({ length }) => length > 0) ?? [];
  return candidates.reduce<GraphNode | undefined>(
    (first, node) => (first === undefined || endOf(node) < endOf(first) ? node : first),
    undefined,
  );
}

function endOf({ finishedAt }: GraphNode): number {
  return finishedAt?.getTime() ?? Number.POSITIVE_INFINITY;
}

function chainOf(graph: RunGraph, node: GraphNode): string[] {
  const groups = new Map(graph.groups.map((group) => [group.id, group]));
  const chain = [node.displayName];
  const seen = new Set<GraphGroup>();
  for (let group = groups.get(node.parent ?? ''); group && !seen.has(group); group = groups.get(group.parent ?? '')) {
    seen.add(group);
    if (group.parent !== undefined) chain.unshift(group.displayName);
  }
  return chain;
}

function sentence(what: string, why: string, detail: string | undefined): string {
  const quoted = oneLine(detail ?? '').slice(0, 300);
  if (quoted === '') return `${what}: ${why}.`;
  // What is not understood is quoted all the same, and speaks for itself.
  return why === NO_REASON ? `${what}: ${quoted.replace(/\.$/, '')}.` : `${what}: ${why} (${quoted}).`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
