import type { EmulatorClock } from '../clock.js';
import type { TaskBehaviors } from '../controller/behavior/read-behaviors.js';
import type { Identifiers } from '../identifiers.js';
import { LatestValues } from '../store/latest-values.js';
import type { RunRow, WalkMemory, WorkflowObject } from '../store/rows.js';
import type { State } from '../store/state.js';
import type { DueQueue } from './due-queue.js';
import { freshWorkflow } from './fresh-workflow.js';
import { manualCondition, manualStatus } from './manual-status.js';
import { quotedWorkflow } from './quoted-workflow.js';
import { type NodeArtifact, walkedArtifact } from './walked-artifact.js';
import { storeWalkedMetrics } from './walked-metrics.js';
import { entrypointOf, workflowObject } from './workflow-document.js';
import { isFinalPhase } from './workflow-phases.js';
import { WorkflowWalks } from './workflow-walks.js';

/** How long the server learns later what happened in the cluster. */
const REPORT_DELAY_MS = 1000;

const MAX_DOCUMENT_CHARACTERS = 16 << 20;

/** What the life of runs takes part in. */
export interface RunLifeParts {
  readonly state: State;
  readonly clock: EmulatorClock;
  readonly ids: Identifiers;
  readonly due: DueQueue;
  /** `manual`: runs stay where they are until they are moved from outside. */
  readonly execution: 'walk' | 'manual';
  /** How tasks behave at first, over what manifests say. */
  readonly behaviors: TaskBehaviors;
}

/** The cluster's part in the life of runs: their Workflow objects, and what is reported of them to the server. */
export class RunLife {
  /** How the tasks of runs that start from now on behave, over what manifests say. */
  behaviors: TaskBehaviors;
  readonly #parts: RunLifeParts;
  readonly #names = new Set<string>();
  readonly #documents = new LatestValues<WorkflowObject, string>(MAX_DOCUMENT_CHARACTERS, (_, text) => text.length);
  readonly #walks = new WorkflowWalks();
  /** When the runs under way change next, in milliseconds since 1970; unknown of those that no one has looked at. */
  readonly #nextChanges = new WeakMap<RunRow, number>();

  constructor(parts: RunLifeParts) {
    this.#parts = parts;
    this.behaviors = parts.behaviors;
    parts.state.onLook = (run) => this.#look(run);
  }

  /** Takes up the runs that are there after a start, a reset or an import. */
  restart(): void {
    this.#names.clear();
    this.#documents.clear();
    this.#walks.clear();
    for (const run of this.#parts.state.tables.runs.values()) {
      // Generated names need not be kept: no one asks for them again.
      if (!run.workflowManifest.includes('generateName')) this.#names.add(`${run.namespace}/${run.workflowName}`);
      if (!run.walk && run.workflow && run.workflow !== run.reported) this.#reportSoon(run);
    }
  }

  /** Takes a fixed workflow name; false when it is taken already. */
  claimName(namespace: string, name: string): boolean {
    const key = `${namespace}/${name}`;
    if (this.#names.has(key)) return false;
    this.#names.add(key);
    return true;
  }

  started(run: RunRow): void {
    if (this.#parts.execution === 'walk') this.#setWalk(run, this.#newWalk());
    else if (run.reported === undefined) this.#reportSoon(run);
  }

  removed(run: RunRow): void {
    this.#names.delete(`${run.namespace}/${run.workflowName}`);
    this.#walks.forget(run);
  }

  /** The Workflow of a run as the server knows it; undefined before the first report. */
  reportedWorkflow(run: RunRow): Record<string, unknown> | undefined {
    return run.reported && this.#workflowOf(run, run.reported);
  }

  /** The same as JSON text, itself as a JSON string. */
  quotedWorkflow(run: RunRow): string | undefined {
    const object = run.reported;
    if (!object) return undefined;
    // One that no controller has seen will be another one soon.
    if (object.phase === '') return freshWorkflow(run, object, (r, o) => quotedWorkflow(this.#workflowOf(r, o)));
    return this.#documents.remember(object, () => quotedWorkflow(this.#workflowOf(run, object)));
  }

  /** What the pod of a node has logged by now; undefined when there is none. */
  logOf(run: RunRow, nodeId: string): string | undefined {
    if (run.walk) return this.#walks.of(run, run.walk).logAt(nodeId, this.#parts.clock.nowMs());
    return undefined;
  }

  /** What a task has stored as an artifact; undefined when the run was not walked. */
  artifactOf(run: RunRow, artifact: NodeArtifact): Buffer | undefined {
    return run.walk && walkedArtifact(this.#walks.of(run, run.walk), artifact, this.#parts.clock.nowMs());
  }

  /** Moves a run to a phase, as a workflow controller would, and has it reported at once. */
  setPhase(run: RunRow, phase: string, message?: string): void {
    this.#parts.state.revivals++;
    const now = this.#parts.clock.nowSeconds();
    const before = run.workflow ?? this.#newObject();
    const { finishedAt: _, message: __, retried: ___, seenAt: ____, ...kept } = before;
    delete run.walk;
    run.workflow = {
      ...kept,
      resourceVersion: this.#parts.state.nextResourceVersion(),
      phase,
      startedAt: before.startedAt ?? now,
      ...(isFinalPhase(phase) ? { finishedAt: now } : {}),
      ...(message === undefined ? {} : { message }),
    };
    this.#report(run);
  }

  /** Asks the workflow to stop. */
  terminate(run: RunRow): void {
    if (!run.workflow) return;
    run.workflow = {
      ...run.workflow,
      resourceVersion: this.#parts.state.nextResourceVersion(),
      generation: run.workflow.generation + 1,
      stopping: true,
    };
    if (run.walk) this.#intervene(run, run.walk, 'terminate');
    else this.#reportSoon(run);
    this.#parts.state.save('runs', run);
  }

  /** Starts a finished workflow again; one that was deleted from the cluster is made anew under its old name. */
  retry(run: RunRow): void {
    this.#parts.state.revivals++;
    const { finishedAt: _, stopping: __, message: ___, ...kept } = run.reported ?? this.#newObject();
    run.workflow = {
      ...kept,
      ...(run.workflow ? {} : { uid: this.#parts.ids.uuid(), generation: 1 }),
      resourceVersion: this.#parts.state.nextResourceVersion(),
      phase: 'Running',
      retried: true,
    };
    run.reported = run.workflow;
    run.status = 'Running';
    run.finishedAt = 0;
    if (run.walk) this.#intervene(run, run.walk, 'retry');
    else if (this.#parts.execution === 'walk') this.#setWalk(run, this.#newWalk());
    this.#parts.state.save('runs', run);
  }

  /** Deletes the Workflow of a run behind the server's back. */
  deleteWorkflow(run: RunRow): void {
    run.workflow = undefined;
    this.#parts.state.save('runs', run);
  }

  #workflowOf(run: RunRow, object: WorkflowObject): Record<string, unknown> {
    if (run.walk && object.seenAt !== undefined) {
      const { status } = this.#walks.of(run, run.walk).workflowAt(object.seenAt);
      return { ...workflowObject(run, object), status };
    }
    const document = workflowObject(run, object);
    const isPipelineRun = document['kind'] === 'PipelineRun';
    return {
      ...document,
      status: isPipelineRun ? manualCondition(object) : manualStatus(object, run.workflowName, entrypointOf(run)),
    };
  }

  #newObject(): WorkflowObject {
    const { ids, state } = this.#parts;
    return { uid: ids.uuid(), resourceVersion: state.nextResourceVersion(), generation: 1, phase: '' };
  }

  #newWalk(): WalkMemory {
    const walk = { startedAt: this.#parts.clock.nowMs(), interventions: [] };
    return Object.keys(this.behaviors).length > 0 ? { ...walk, behaviors: this.behaviors } : walk;
  }

  #intervene(run: RunRow, { interventions, ...others }: WalkMemory, kind: 'terminate' | 'retry'): void {
    const at = this.#parts.clock.nowMs();
    this.#setWalk(run, { ...others, interventions: [...interventions, { kind, at }] });
  }

  /** What becomes of the run is found out when someone looks at it. */
  #setWalk(run: RunRow, memory: WalkMemory): void {
    run.walk = memory;
    this.#nextChanges.delete(run);
  }

  /** Lets everything happen to a run that has happened by now. */
  #look(run: RunRow): void {
    if (!run.walk || run.finishedAt > 0 || !run.workflow) return;
    const now = this.#parts.clock.nowMs();
    if ((this.#nextChanges.get(run) ?? now) <= now) this.#goOn(run, run.walk, run.workflow, now);
  }

  #goOn(run: RunRow, memory: WalkMemory, before: WorkflowObject, now: number): void {
    const { state } = this.#parts;
    const walk = this.#walks.of(run, memory);
    let { phase, startedAt, seenAt } = before;
    let next = walk.nextChangeAt(seenAt ?? memory.startedAt);
    let ended = isFinalPhase(phase);
    while (next !== undefined && next <= now && !ended) {
      seenAt = next;
      phase = walk.phaseAt(next);
      if (phase !== '') startedAt ??= Math.floor(next / 1000);
      ended = isFinalPhase(phase);
      next = walk.nextChangeAt(next);
    }
    if (ended) this.#nextChanges.delete(run);
    else this.#nextChanges.set(run, next ?? Number.POSITIVE_INFINITY);
    if (seenAt === undefined || seenAt === before.seenAt) return;
    run.workflow = {
      ...before,
      resourceVersion: state.nextResourceVersion(),
      phase,
      seenAt,
      ...(startedAt === undefined ? {} : { startedAt }),
      ...(ended ? { finishedAt: Math.floor(seenAt / 1000) } : {}),
    };
    storeWalkedMetrics(run, walk, seenAt);
    this.#report(run);
    if (ended) this.#walks.forget(run);
  }

  #reportSoon(run: RunRow): void {
    const { clock, due } = this.#parts;
    due.add({ at: clock.nowMs() + REPORT_DELAY_MS, run: this.#whileHere(run, () => this.#report(run)) });
  }

  /** Work that is left undone when the run, or the whole state, is another one by then. */
  #whileHere(run: RunRow, work: () => void): () => void {
    const { state } = this.#parts;
    const { epoch } = state;
    return () => {
      if (state.epoch === epoch && state.tables.runs.get(run.id) === run) work();
    };
  }

  /** Tells the server the present state of a workflow. */
  #report(run: RunRow): void {
    const object = run.workflow;
    if (!object) return;
    run.reported = object;
    if (object.stopping && !isFinalPhase(object.phase)) run.status = 'Terminating';
    else if (object.phase !== '') run.status = object.phase;
    run.finishedAt = object.finishedAt ?? 0;
    this.#parts.state.save('runs', run);
  }
}
