import type { NodePlan } from '../node-plan.js';
import { parameterText } from './substitute.js';

/** What the container of a task has written by then: what it was told to, or a few lines that name its inputs and its end. */
export function podLog(node: NodePlan, at: number): string {
  if (at < node.runningAt) return '';
  if (node.produced?.log !== undefined) return node.produced.log;
  const lines = [`${time(node.runningAt)} ${node.displayName}: started`];
  for (const { name, value } of node.inputs?.parameters ?? [])
    lines.push(`${time(node.runningAt)} input ${name} = ${parameterText(value)}`);
  if (node.finishedAt <= at) {
    for (const { name, value } of node.outputs?.parameters ?? [])
      lines.push(`${time(node.finishedAt)} output ${name} = ${parameterText(value)}`);
    if (node.message !== undefined) lines.push(`${time(node.finishedAt)} ${node.message}`);
    lines.push(`${time(node.finishedAt)} ${node.displayName}: exit code ${node.outputs?.exitCode ?? '0'}`);
  }
  return `${lines.join('\n')}\n`;
}

function time(at: number): string {
  return new Date(at).toISOString();
}
