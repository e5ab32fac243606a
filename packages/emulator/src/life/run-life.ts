import type { EmulatorClock } from '../clock.js';
import type { Identifiers } from '../identifiers.js';
import type { RunRow, WorkflowObject } from '../store/rows.js';
import type { State } from '../store/state.js';
import { DueQueue } from './due-queue.js';
import { manualStatus } from './manual-status.js';
import { workflowDocument } from './workflow-document.js';
import { isFinalPhase } from './workflow-phases.js';

/** How long the server learns later what happened in the cluster. */
const REPORT_DELAY_MS = 1000;

const MAX_DOCUMENTS = 2000;

/**
 * The cluster's part in the life of runs: their Workflow objects, and what is reported of them to the server.
 * Nothing happens by itself: `catchUp` is called before each request.
 */
export class RunLife {
  readonly #state: State;
  readonly #clock: EmulatorClock;
  readonly #ids: Identifiers;
  readonly #due = new DueQueue();
  readonly #names = new Set<string>();
  readonly #documents = new Map<WorkflowObject, string>();

  constructor(state: State, clock: EmulatorClock, ids: Identifiers) {
    this.#state = state;
    this.#clock = clock;
    this.#ids = ids;
  }

  /** Lets everything happen that is due by now. */
  catchUp(): void {
    const now = this.#clock.nowMs();
    for (let event = this.#due.takeDue(now); event; event = this.#due.takeDue(now)) event.run();
  }

  /** Forgets what was due; called after a reset or an import, with the runs that are there now. */
  restart(): void {
    this.#due.clear();
    this.#names.clear();
    this.#documents.clear();
    for (const run of this.#state.tables.runs.values())
      if (run.workflow && run.workflow !== run.reported) this.#reportSoon(run);
  }

  /** Takes a fixed workflow name; false when it is taken already. */
  claimName(namespace: string, name: string): boolean {
    const key = `${namespace}/${name}`;
    if (this.#names.has(key)) return false;
    this.#names.add(key);
    return true;
  }

  started(run: RunRow): void {
    if (run.reported === undefined) this.#reportSoon(run);
  }

  removed(run: RunRow): void {
    this.#names.delete(`${run.namespace}/${run.workflowName}`);
  }

  /** The Workflow of a run as the server knows it, as JSON; undefined before the first report. */
  reportedWorkflow(run: RunRow): string | undefined {
    const object = run.reported;
    if (!object) return undefined;
    let document = this.#documents.get(object);
    if (document === undefined) {
      document = workflowDocument(run, object, (entrypoint) => manualStatus(object, run.workflowName, entrypoint));
      if (this.#documents.size >= MAX_DOCUMENTS) this.#documents.clear();
      this.#documents.set(object, document);
    }
    return document;
  }

  /** Moves a run to a phase, as a workflow controller would, and has it reported at once. */
  setPhase(run: RunRow, phase: string, message?: string): void {
    const now = this.#clock.nowSeconds();
    const before = run.workflow ?? this.#newObject();
    const { finishedAt: _, message: __, retried: ___, ...kept } = before;
    run.workflow = {
      ...kept,
      resourceVersion: this.#state.nextResourceVersion(),
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
      resourceVersion: this.#state.nextResourceVersion(),
      generation: run.workflow.generation + 1,
      stopping: true,
    };
    this.#state.save('runs', run);
    this.#reportSoon(run);
  }

  /** Starts a finished workflow again; one that was deleted from the cluster is made anew under its old name. */
  retry(run: RunRow): void {
    const { finishedAt: _, stopping: __, message: ___, ...kept } = run.reported ?? this.#newObject();
    run.workflow = {
      ...kept,
      ...(run.workflow ? {} : { uid: this.#ids.uuid(), generation: 1 }),
      resourceVersion: this.#state.nextResourceVersion(),
      phase: 'Running',
      retried: true,
    };
    run.reported = run.workflow;
    run.status = 'Running';
    run.finishedAt = 0;
    this.#state.save('runs', run);
  }

  /** Deletes the Workflow of a run behind the server's back. */
  deleteWorkflow(run: RunRow): void {
    run.workflow = undefined;
    this.#state.save('runs', run);
  }

  #newObject(): WorkflowObject {
    return { uid: this.#ids.uuid(), resourceVersion: this.#state.nextResourceVersion(), generation: 1, phase: '' };
  }

  #reportSoon(run: RunRow): void {
    const { epoch } = this.#state;
    this.#due.add({
      at: this.#clock.nowMs() + REPORT_DELAY_MS,
      run: () => {
        if (this.#state.epoch === epoch && this.#state.tables.runs.get(run.id) === run) this.#report(run);
      },
    });
  }

  /** Tells the server the present state of a workflow. */
  #report(run: RunRow): void {
    const object = run.workflow;
    if (!object) return;
    run.reported = object;
    run.status = object.stopping && !isFinalPhase(object.phase) ? 'Terminating' : object.phase;
    run.finishedAt = object.finishedAt ?? 0;
    this.#state.save('runs', run);
  }
}
