import type { NodePlan } from '../node-plan.js';

/** `finished/started` pods at or below each node, by the node's name. A node's name begins with that of the one around it. */
export function countProgress(nodes: readonly NodePlan[], at: number): ReadonlyMap<string, string> {
  const counts = new Map(nodes.map(({ name }) => [name, { done: 0, total: 0 }]));
  for (const node of nodes) {
    if (node.type !== 'Pod') continue;
    for (const prefix of prefixes(node.name)) {
      const count = counts.get(prefix);
      if (!count) continue;
      count.total += 1;
      if (node.finishedAt <= at) count.done += 1;
    }
  }
  return new Map([...counts].map(([name, { done, total }]) => [name, `${done}/${total}`]));
}

function prefixes(name: string): string[] {
  const ends = [...name.matchAll(/[.([]/g)].map(({ index }) => index);
  return [...ends.map((end) => name.slice(0, end)), name];
}
