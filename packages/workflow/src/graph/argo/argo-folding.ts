import { stringsOf } from '../../manifest/json-value.js';
import type { GraphEdge } from '../run-graph.js';
import type { ReadNode } from './argo-nodes.js';

const GROUP_TYPES = new Set(['DAG', 'Steps', 'StepGroup', 'TaskGroup']);

/** Most tasks that an edge through a group is led to; beyond, it ends at the group. */
const MAX_TARGETS = 32;

/**
 * Tells tasks from what only holds them together. The engine's tree has a node for each DAG, loop, group of steps and retry; its
 * `children` mean "next" as well as "inside". Here a retry and its tries are one task, groups are apart, and edges lead from
 * task to task.
 */
export class ArgoFolding {
  readonly #nodes: ReadonlyMap<string, ReadNode>;
  /** The retry node of each try. */
  readonly #retryOf = new Map<string, ReadNode>();
  readonly #attempts = new Map<string, ReadNode[]>();
  /** The loop or group of steps of a node; the DAG that it stands in is its `boundaryID`. */
  readonly #memberOf = new Map<string, string>();
  readonly #targets = new Map<string, readonly string[]>();

  constructor(nodes: ReadonlyMap<string, ReadNode>) {
    this.#nodes = nodes;
    for (const node of nodes.values()) {
      if (node.type === 'Retry') this.#foldRetry(node);
      else if (node.type === 'TaskGroup' || node.type === 'StepGroup') {
        const prefix = node.name + (node.type === 'TaskGroup' ? '(' : '.');
        for (const child of this.#children(node))
          if (child.name.startsWith(prefix)) this.#memberOf.set(child.id, node.id);
      }
    }
  }

  #foldRetry(retry: ReadNode): void {
    const tries = this.#children(retry).filter(({ name }) => name.startsWith(`${retry.name}(`));
    if (tries.some(({ type }) => GROUP_TYPES.has(type ?? ''))) {
      for (const { id } of tries) this.#memberOf.set(id, retry.id);
      return;
    }
    this.#attempts.set(retry.id, tries);
    for (const { id } of tries) this.#retryOf.set(id, retry);
  }

  #children(node: ReadNode): ReadNode[] {
    return stringsOf(node.children).flatMap((id) => this.#nodes.get(id) ?? []);
  }

  isAttempt({ id }: ReadNode): boolean {
    return this.#retryOf.has(id);
  }

  isGroup({ id, type }: ReadNode): boolean {
    return GROUP_TYPES.has(type ?? '') || (type === 'Retry' && !this.#attempts.has(id));
  }

  /** The tries of a task, in order; itself where it is not repeated, and nothing where it never had a pod. */
  attemptsOf(node: ReadNode): readonly ReadNode[] {
    const tries = this.#attempts.get(node.id);
    if (tries) return tries;
    return node.type === 'Pod' && node.phase !== 'Omitted' ? [node] : [];
  }

  placeOf(node: ReadNode): { parent?: string; loop?: string } {
    const parent = this.#memberOf.get(node.id) ?? node.boundaryID;
    const item = /\((\d+:.*)\)$/s.exec(node.name)?.[1];
    const known = parent !== undefined && parent !== node.id && this.#nodes.has(parent);
    return { ...(known ? { parent } : {}), ...(item === undefined ? {} : { loop: item }) };
  }

  /** Each edge between tasks, groups passed through. */
  *edges(): Generator<GraphEdge> {
    for (const node of this.#nodes.values()) {
      if (this.isGroup(node) || this.isAttempt(node)) continue;
      const followers = [node, ...(this.#attempts.get(node.id) ?? [])].flatMap((each) => this.#children(each));
      for (const child of followers) {
        for (const to of this.#targetsOf(child)) if (to !== node.id) yield { from: node.id, to };
      }
    }
  }

  /** The tasks that start with a node: itself, or what a group starts with. */
  #targetsOf(node: ReadNode): readonly string[] {
    const retry = this.#retryOf.get(node.id);
    if (retry) return [retry.id];
    if (!this.isGroup(node)) return [node.id];
    const known = this.#targets.get(node.id);
    if (known) return known;
    // Set first, so that a circle in a damaged tree ends here.
    this.#targets.set(node.id, []);
    const targets = [...new Set(this.#children(node).flatMap((child) => this.#targetsOf(child)))];
    const result = targets.length > MAX_TARGETS ? [node.id] : targets;
    this.#targets.set(node.id, result);
    return result;
  }
}
