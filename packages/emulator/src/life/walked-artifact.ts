import { gzipSync } from 'node:zlib';
import { createTar } from 'nanotar';
import type { WorkflowWalk } from '../controller/workflow-walk.js';

/** An output artifact of a node, as its status names it. */
export interface NodeArtifact {
  readonly nodeId: string;
  readonly name: string;
  /** Where it is stored. */
  readonly key: string;
}

/** What a walked task has stored as an artifact by a time: what it was told to leave, or else something made up. */
export function walkedArtifact(walk: WorkflowWalk, artifact: NodeArtifact, at: number): Buffer {
  const { nodeId, name, key } = artifact;
  const told = walk.artifactsAt(at).find((each) => each.nodeId === nodeId && each.name === name);
  const content = told?.content ?? madeUpContent(walk, artifact, at);
  return key.endsWith('.tgz') ? archive(content) : Buffer.from(content);
}

function madeUpContent(walk: WorkflowWalk, { nodeId, name }: NodeArtifact, at: number): string {
  if (name === 'main-logs') return walk.logAt(nodeId, at) ?? '';
  if (name === 'mlpipeline-ui-metadata') return '{"outputs": []}';
  if (name !== 'mlpipeline-metrics') return `${name} of ${nodeId}\n`;
  const metrics = walk
    .metricsAt(at)
    .filter((metric) => metric.nodeId === nodeId)
    .map(({ name: metric, value, format }) => ({ name: metric, numberValue: value, ...(format && { format }) }));
  return JSON.stringify({ metrics });
}

/** Argo stores an artifact as the only file of a compressed archive. */
const archive = (content: string): Buffer =>
  gzipSync(createTar([{ name: 'data', data: content, attrs: { mtime: 0 } }]));
