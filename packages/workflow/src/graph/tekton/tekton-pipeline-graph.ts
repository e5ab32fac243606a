import { objectOf, objectsOf, scalarText, stringsOf, withTexts } from '../../manifest/json-value.js';
import type {
  TektonLoopIteration,
  TektonPipelineRunStatus,
  TektonPipelineSpec,
  TektonTask,
} from '../../manifest/tekton-pipeline-run.js';
import { isTerminalState } from '../../status/run-status.js';
import type { GraphBuilder, GraphSpan } from '../graph-builder.js';
import { tektonCondition, tektonDependencies } from './tekton-dependencies.js';
import { tektonPhase } from './tekton-status.js';
import { type TektonTaskPhase, taskPhase, tektonNode } from './tekton-task.js';
import { type TektonTaskReport, tektonTaskReports } from './tekton-task-runs.js';

const MAX_NODES = 5_000;
const MAX_DEPTH = 20;

/** A pipeline's place in the graph. */
interface Place {
  readonly name: string;
  readonly parent?: string;
  /** The pipeline has ended, so what has not run will not. */
  readonly over: boolean;
  readonly exitHandler?: boolean;
  readonly depth?: number;
}

/** Draws a pipeline's tasks with what a status says of them; loops, which are pipelines of their own, with each iteration known. */
export class TektonPipelineGraph {
  readonly #builder: GraphBuilder;
  /** Set once the status names tasks without saying how they go, or there were too many to draw. */
  incomplete: string | undefined;

  constructor(builder: GraphBuilder) {
    this.#builder = builder;
  }

  drawPipeline(spec: Partial<TektonPipelineSpec>, status: Partial<TektonPipelineRunStatus>, place: Place): GraphSpan {
    const reports = tektonTaskReports(status);
    const tasks = tasksOf(spec.tasks);
    const span = this.#drawTasks(tasks, reports, place);
    this.#drawTasks(tasksOf(spec.finally), reports, { ...place, exitHandler: true });
    return span;
  }

  #drawTasks(
    tasks: readonly Partial<TektonTask>[],
    reports: ReadonlyMap<string, TektonTaskReport>,
    place: Place,
  ): GraphSpan {
    const spans = new Map<string, GraphSpan>();
    for (const task of tasks) {
      if (this.#builder.nodes.length >= MAX_NODES) this.incomplete ??= 'The run has more tasks than are shown.';
      else if (task.name) spans.set(task.name, this.#drawTask(task, reports.get(task.name), place));
    }
    const needed = new Set<string>();
    const first: string[] = [];
    for (const task of tasks) {
      const span = spans.get(task.name ?? '');
      if (!span) continue;
      const before = tektonDependencies(task).filter((name) => spans.has(name));
      if (before.length === 0) first.push(...span.first);
      for (const name of before) {
        needed.add(name);
        this.#builder.connect(spans.get(name) ?? span, span);
      }
    }
    return { first, last: [...spans].filter(([name]) => !needed.has(name)).flatMap(([, { last }]) => last) };
  }

  #drawTask(task: Partial<TektonTask>, report: TektonTaskReport | undefined, place: Place): GraphSpan {
    const id = place.name === '' ? (task.name ?? '') : `${place.name}.${task.name}`;
    const shared = {
      id,
      name: id,
      displayName: task.name ?? id,
      ...(place.parent === undefined ? {} : { parent: place.parent }),
      ...tektonCondition(task),
    };
    if (report && !report.status && report.skipped === undefined) {
      this.incomplete ??= 'The run names its task runs without saying how they go.';
    }
    const outcome = taskPhase(report, place.over);
    const loop = objectOf(objectOf(task.taskSpec).spec);
    const depth = place.depth ?? 0;
    if (loop.pipelineSpec && depth < MAX_DEPTH) {
      this.#builder.groups.push({
        ...shared,
        type: 'PipelineLoop',
        ...outcome,
        loop: loopOver(task, loop.iterateParam),
      });
      return {
        ...this.#drawLoop(objectOf(loop.pipelineSpec), report, { ...place, name: id, depth: depth + 1 }, outcome),
        group: id,
      };
    }
    this.#builder.nodes.push({
      ...shared,
      ...tektonNode(task, report, outcome),
      ...(place.exitHandler ? { exitHandler: true } : {}),
    });
    return { first: [id], last: [id] };
  }

  #drawLoop(
    spec: Partial<TektonPipelineSpec>,
    report: TektonTaskReport | undefined,
    place: Place,
    outcome: TektonTaskPhase,
  ): GraphSpan {
    const runs = objectOf(objectOf(report?.status?.extraFields).pipelineRuns);
    const iterations = Object.entries(runs).map(([name, run]) => ({ name, run: objectOf<TektonLoopIteration>(run) }));
    if (iterations.length === 0) {
      return this.drawPipeline(spec, {}, { ...place, parent: place.name, over: isTerminalState(outcome.state) });
    }
    const spans = iterations.map(({ name, run }): GraphSpan => {
      const status = objectOf<TektonPipelineRunStatus>(run.status);
      const outcome = tektonPhase(status.conditions);
      const id = `${place.name}(${run.iteration ?? name})`;
      const item = scalarText(run.iterationItem);
      this.#builder.groups.push({
        id,
        name,
        displayName: `${place.name.slice(place.name.lastIndexOf('.') + 1)}(${run.iteration ?? name})`,
        type: 'LoopIteration',
        ...outcome,
        parent: place.name,
        ...(item === undefined ? {} : { loop: item }),
      });
      return this.drawPipeline(spec, status, { ...place, name: id, parent: id, over: isTerminalState(outcome.state) });
    });
    return { first: spans.flatMap(({ first }) => first), last: spans.flatMap(({ last }) => last) };
  }
}

function tasksOf(list: unknown): Partial<TektonTask>[] {
  return objectsOf<TektonTask>(list).map((task) => withTexts(task, ['name']));
}

/** What a loop is over: the text of the parameter that it takes apart. */
function loopOver(task: Partial<TektonTask>, iterateParam: unknown): string {
  const param = objectsOf(task.params).find(({ name }) => name === iterateParam);
  return scalarText(param?.value) ?? stringsOf([iterateParam]).join('');
}
