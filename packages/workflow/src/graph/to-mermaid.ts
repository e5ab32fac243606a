import type { RunState } from '../status/run-status.js';
import type { GraphGroup, GraphNode, RunGraph } from './run-graph.js';

export interface MermaidOptions {
  /** From top to bottom (`TD`, the default) or from left to right. */
  direction?: 'TD' | 'LR';
  /** Whether groups are drawn as boxes. Default true. */
  groups?: boolean;
}

const COLOURS: Readonly<Record<RunState, string>> = {
  pending: 'fill:#f4f4f4,stroke:#999',
  running: 'fill:#dbeafe,stroke:#2563eb',
  terminating: 'fill:#ffedd5,stroke:#c2410c',
  succeeded: 'fill:#dcfce7,stroke:#16a34a',
  skipped: 'fill:#f4f4f4,stroke:#999,stroke-dasharray:4',
  failed: 'fill:#fee2e2,stroke:#dc2626',
  cancelled: 'fill:#ffedd5,stroke:#c2410c',
  unknown: 'fill:#fff,stroke:#999',
};

/** A graph as a Mermaid flowchart, which GitHub, GitLab and many editors draw. Names cannot break out of their labels. */
export function toMermaid(graph: RunGraph, options: MermaidOptions = {}): string {
  const boxes = options.groups === false ? [] : graph.groups.filter((group) => isBox(graph, group));
  const ids = new Map([...graph.nodes, ...boxes].map(({ id }, index) => [id, `n${index}`]));
  const lines = [`flowchart ${options.direction === 'LR' ? 'LR' : 'TD'}`];
  const parentOf = boxParents(graph, boxes);
  const members = new Map<string | undefined, (GraphNode | GraphGroup)[]>();
  for (const element of [...boxes, ...graph.nodes]) {
    const parent = parentOf(element);
    const siblings = members.get(parent);
    if (siblings) siblings.push(element);
    else members.set(parent, [element]);
  }
  const boxIds = new Set(boxes.map(({ id }) => id));
  const write = (element: GraphNode | GraphGroup, indent: string): void => {
    const inside = boxIds.has(element.id) ? (members.get(element.id) ?? []) : [];
    if (inside.length === 0) {
      lines.push(`${indent}${ids.get(element.id)}["${label(element)}"]:::${element.state}`);
      return;
    }
    lines.push(`${indent}subgraph ${ids.get(element.id)}["${label(element)}"]`);
    for (const member of inside) write(member, `${indent}  `);
    lines.push(`${indent}end`);
  };
  for (const element of members.get(undefined) ?? []) write(element, '  ');
  for (const { from, to, kind } of graph.edges) {
    const [start, end] = [ids.get(from), ids.get(to)];
    if (start && end) lines.push(`  ${start} ${kind === 'exit' ? '-.->' : '-->'} ${end}`);
  }
  const used = new Set([...graph.nodes, ...boxes].map(({ state }) => state));
  for (const state of used) lines.push(`  classDef ${state} ${COLOURS[state]}`);
  return `${lines.join('\n')}\n`;
}

/** The group around everything says nothing that the picture does not. */
function isBox(graph: RunGraph, group: GraphGroup): boolean {
  return group.parent !== undefined || group.name !== graph.name;
}

/** The box that an element stands in; a circle of parents, which only a damaged manifest has, counts as none. */
function boxParents(
  graph: RunGraph,
  boxes: readonly GraphGroup[],
): (element: GraphNode | GraphGroup) => string | undefined {
  const groups = new Map(graph.groups.map((group) => [group.id, group]));
  const drawn = new Set(boxes.map(({ id }) => id));
  return (element) => {
    const seen = new Set<string>([element.id]);
    for (let id = element.parent, box: string | undefined; ; id = groups.get(id)?.parent) {
      if (id === undefined) return box;
      if (seen.has(id)) return undefined;
      seen.add(id);
      if (box === undefined && drawn.has(id)) box = id;
    }
  };
}

function label(element: GraphNode | GraphGroup): string {
  const loop =
    element.loop === undefined || element.displayName.includes(element.loop) ? '' : ` × ${element.loop.slice(0, 60)}`;
  // An empty label is a syntax error.
  const name = escapeText(`${element.displayName}${loop}`.slice(0, 200)) || ' ';
  return element.phase === '' ? name : `${name}<br/>${escapeText(element.phase)}`;
}

/** Everything with a meaning in Mermaid or HTML as a character code. */
function escapeText(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/["#$&<>`\\[\]{}()|;*_~]/g, (character) => `#${character.codePointAt(0)};`);
}
