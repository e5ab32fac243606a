import type { GraphEdge, GraphGroup, GraphNode } from './run-graph.js';

/** Most edges between two sets of tasks; beyond, one edge leads to or from their group. */
const MAX_CROSS_EDGES = 1_024;

/** Where something begins and ends in the graph, and the group that may stand for either. */
export interface GraphSpan {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly group?: string;
}

/** Collects the parts of a graph; each edge is kept once. */
export class GraphBuilder {
  readonly nodes: GraphNode[] = [];
  readonly groups: GraphGroup[] = [];
  readonly #edges = new Map<string, GraphEdge>();

  get edges(): GraphEdge[] {
    return [...this.#edges.values()];
  }

  edge(from: string, to: string, kind?: 'exit'): void {
    if (from === to) return;
    const key = JSON.stringify([from, to]);
    if (!this.#edges.has(key)) this.#edges.set(key, kind ? { from, to, kind } : { from, to });
  }

  /** Lets `to` begin when `from` has ended. A loop over a thousand items before another one must not become a million edges. */
  connect(from: GraphSpan, to: GraphSpan): void {
    const many = from.last.length * to.first.length > MAX_CROSS_EDGES;
    const starts = many && from.group !== undefined ? [from.group] : from.last;
    const ends = many && to.group !== undefined ? [to.group] : to.first;
    for (const start of starts) for (const end of ends) this.edge(start, end);
  }

  /** Leads what nothing follows to the tasks that run at the end. */
  connectExit(): void {
    const exitHandlers = this.nodes.filter(({ exitHandler }) => exitHandler);
    if (exitHandlers.length === 0) return;
    const edges = this.edges;
    const followed = new Set(edges.map(({ from }) => from));
    const following = new Set(edges.map(({ to }) => to));
    const last = this.nodes.filter(({ id, exitHandler }) => !exitHandler && !followed.has(id));
    for (const { id: to } of exitHandlers.filter(({ id }) => !following.has(id))) {
      for (const { id: from } of last) this.edge(from, to, 'exit');
    }
  }
}
