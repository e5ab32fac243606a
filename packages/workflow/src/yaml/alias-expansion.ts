import { type Document, isAlias, isCollection, isPair, isScalar, type Node } from 'yaml';
import { WorkflowPackageError } from '../errors/workflow-package-error.js';

/** Most characters that a document may have once its aliases stand for what they name. */
const MAX_EXPANDED_LENGTH = 64 * 1024 * 1024;

/**
 * Refuses a document whose aliases, written out, would not fit in memory, before anything is written out: a few lines can name
 * each other into billions of nodes, or into a circle.
 *
 * @throws WorkflowPackageError `ALIAS_EXPANSION`
 */
export function refuseAliasExpansion(document: Document.Parsed): void {
  const lengths = new Map<string, number>();
  const open = new Set<string>();

  const lengthOf = (node: unknown): number => {
    const length = bareLength(node);
    if (length > MAX_EXPANDED_LENGTH) throw expansion('would fill more than 64 MiB');
    const anchor = (node as (Node & { anchor?: string }) | null)?.anchor;
    if (anchor) lengths.set(anchor, length);
    return length;
  };
  const bareLength = (node: unknown): number => {
    if (isAlias(node)) {
      if (open.has(node.source)) throw expansion('contain themselves');
      return lengths.get(node.source) ?? 1;
    }
    if (isScalar(node)) return 1 + (node.source?.length ?? 0);
    if (isPair(node)) return lengthOf(node.key) + lengthOf(node.value);
    if (!isCollection(node)) return 1;
    const anchor = node.anchor;
    if (anchor) open.add(anchor);
    let length = 2;
    for (const item of node.items) {
      length += lengthOf(item);
      if (length > MAX_EXPANDED_LENGTH) throw expansion('would fill more than 64 MiB');
    }
    if (anchor) open.delete(anchor);
    return length;
  };

  lengthOf(document.contents);
}

function expansion(what: string): WorkflowPackageError {
  return new WorkflowPackageError(
    'ALIAS_EXPANSION',
    `The YAML's aliases, written out, ${what}.`,
    'Compile the pipeline again, or write the aliases out by hand.',
  );
}
