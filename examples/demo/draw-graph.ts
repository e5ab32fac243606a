import type { RunGraph } from '@kfp-ts/client';

/** The graph as a tree of lines; a task with several predecessors stands once, below the last, and names the others. */
export function drawGraph(graph: RunGraph): string[] {
  const names = new Map(graph.nodes.map((node) => [node.id, `${node.displayName} [${node.phase || 'Pending'}]`]));
  const predecessors = groupEdges(graph.edges, 'to', 'from');
  const successors = groupEdges(graph.edges, 'from', 'to');
  const lines: string[] = [];
  const drawn = new Set<string>();

  const draw = (id: string, lead: string, branch: string): void => {
    drawn.add(id);
    const others = (predecessors.get(id) ?? [])
      .slice(0, -1)
      .map((other) => names.get(other)?.replace(/ \[.*$/, '') ?? other);
    lines.push(
      `${lead}${branch}${names.get(id) ?? id}${others.length > 0 ? `  (also after ${others.join(', ')})` : ''}`,
    );
    const below = (successors.get(id) ?? []).filter(
      (next) => !drawn.has(next) && predecessors.get(next)?.at(-1) === id,
    );
    const indent = branch === '' ? '' : branch === '└─ ' ? '   ' : '│  ';
    for (const next of below) draw(next, lead + indent, next === below.at(-1) ? '└─ ' : '├─ ');
  };

  for (const node of graph.nodes) if (!predecessors.has(node.id)) draw(node.id, '', '');
  for (const node of graph.nodes) if (!drawn.has(node.id)) draw(node.id, '', '');
  return lines;
}

function groupEdges(edges: RunGraph['edges'], key: 'from' | 'to', value: 'from' | 'to'): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const edge of edges) {
    const group = groups.get(edge[key]);
    if (group) group.push(edge[value]);
    else groups.set(edge[key], [edge[value]]);
  }
  return groups;
}
