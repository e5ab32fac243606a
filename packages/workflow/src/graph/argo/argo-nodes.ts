import { gunzip } from '../../archive/gunzip.js';
import type { ArgoNode, ArgoWorkflowStatus } from '../../manifest/argo-workflow.js';
import { isJsonObject, objectOf } from '../../manifest/json-value.js';

/** A node as it came: any field may be missing, but for its id and name. */
export type ReadNode = Partial<ArgoNode> & { readonly id: string; readonly name: string };

/** The nodes of a live workflow by id, and why there may be none. */
export interface ReadNodes {
  readonly nodes: ReadonlyMap<string, ReadNode>;
  readonly incomplete?: string;
}

/** What is used without another look, so it is taken only when it is text. */
const TEXTS = [
  'name',
  'displayName',
  'type',
  'templateName',
  'phase',
  'message',
  'boundaryID',
  'startedAt',
  'finishedAt',
] as const satisfies readonly (keyof ArgoNode)[];

/** Reads the nodes wherever the status keeps them. */
export function argoNodes(status: Partial<ArgoWorkflowStatus>): ReadNodes {
  const plain = readNodes(status.nodes);
  if (plain.size > 0) return { nodes: plain };
  if (status.compressedNodes) {
    try {
      return { nodes: readNodes(JSON.parse(decompress(status.compressedNodes))) };
    } catch {
      return { nodes: plain, incomplete: 'The workflow keeps its nodes compressed, and they cannot be read.' };
    }
  }
  if (status.offloadNodeStatusVersion) {
    return { nodes: plain, incomplete: "The workflow's nodes are in its controller's database, not in the workflow." };
  }
  return { nodes: plain };
}

function readNodes(value: unknown): Map<string, ReadNode> {
  const nodes = Object.entries(objectOf<Record<string, unknown>>(value)).flatMap(([id, node]): [string, ReadNode][] => {
    if (!isJsonObject(node)) return [];
    const texts = Object.fromEntries(TEXTS.flatMap((key) => (typeof node[key] === 'string' ? [[key, node[key]]] : [])));
    const { inputs, outputs, children, memoizationStatus } = node as Partial<ArgoNode>;
    return [[id, { name: id, ...texts, inputs, outputs, children, memoizationStatus, id } as ReadNode]];
  });
  return new Map(nodes);
}

function decompress(text: string): string {
  const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(gunzip(packed));
}
