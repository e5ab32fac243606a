import { objectOf, textOf } from '../../manifest/json-value.js';
import { objectName } from '../../manifest/object-metadata.js';
import type { TektonPipelineRun, TektonPipelineRunStatus } from '../../manifest/tekton-pipeline-run.js';
import { isTerminalState } from '../../status/run-status.js';
import { GraphBuilder } from '../graph-builder.js';
import type { RunGraph } from '../run-graph.js';
import { runTimes } from '../run-time.js';
import { TektonPipelineGraph } from './tekton-pipeline-graph.js';
import { tektonPhase } from './tekton-status.js';

/** The graph of a PipelineRun: its pipeline's tasks, with what the status says of each. */
export function tektonGraph(run: Partial<TektonPipelineRun>): RunGraph {
  const name = objectName(objectOf(run.metadata));
  const status = objectOf<TektonPipelineRunStatus>(run.status);
  const builder = new GraphBuilder();
  const drawing = new TektonPipelineGraph(builder);
  const outcome = tektonPhase(status.conditions);
  const pipeline = objectOf(objectOf(run.spec).pipelineSpec ?? status.pipelineSpec);
  drawing.drawPipeline(pipeline, status, { name, over: isTerminalState(outcome.state) });
  builder.connectExit();
  const note =
    drawing.incomplete ?? (builder.nodes.length === 0 ? 'The run has no pipeline in it, only a reference.' : undefined);
  const message = textOf(outcome.message);
  return {
    kind: 'tekton',
    name,
    state: outcome.state,
    phase: outcome.phase,
    ...(message === undefined ? {} : { message }),
    ...runTimes(status.startTime, status.completionTime),
    nodes: builder.nodes,
    edges: builder.edges,
    groups: builder.groups,
    ...(note === undefined ? {} : { incomplete: note }),
  };
}
