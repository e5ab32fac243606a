import type { TektonPipelineRun } from '@kfp-ts/workflow';
import { type Shape, tidy } from '../tidy.js';

const texts: Shape = { map: 'text' };
const metadata: Shape = { members: { name: 'text', labels: texts, annotations: texts } };
const named: Shape = { members: { name: 'text' } };
const when: Shape = { members: { input: 'text', operator: 'text', values: { list: 'text' } } };

const loopParams: Readonly<Record<string, Shape>> = {
  iterateParam: 'text',
  iterateParamStringSeparator: 'text',
  iterateNumeric: 'text',
  iterationNumberParam: 'text',
};

/** Pipelines stand in each other as deep as loops do. */
const LOOPS_IN_LOOPS = 20;

function pipelineSpec(depth: number): Shape {
  const inner: Shape = depth > 0 ? pipelineSpec(depth - 1) : { map: 'any' };
  const task: Shape = {
    members: {
      name: 'text',
      params: { list: named },
      runAfter: { list: 'text' },
      when: { list: when },
      taskRef: { members: { apiVersion: 'text' } },
      taskSpec: {
        members: {
          metadata,
          steps: { list: named },
          results: { list: named },
          spec: { members: { pipelineSpec: inner, ...loopParams } },
        },
      },
    },
  };
  return { members: { params: { list: named }, tasks: { list: task }, finally: { list: task } } };
}

const pipelineRun: Shape = {
  members: { metadata, spec: { members: { params: { list: named }, pipelineSpec: pipelineSpec(LOOPS_IN_LOOPS) } } },
};

/** A PipelineRun of which everything that the walk reads has the right shape. */
export function tidyPipelineRun(manifest: Readonly<Record<string, unknown>>): TektonPipelineRun {
  return tidy(manifest, pipelineRun) as TektonPipelineRun;
}
