import { walkWorkflow } from '../controller/walk-workflow.js';
import type { WorkflowWalk } from '../controller/workflow-walk.js';
import { LatestValues } from '../store/latest-values.js';
import type { RunRow, WalkMemory } from '../store/rows.js';
import { workflowObject } from './workflow-document.js';

/** Of all walks that are kept: a change takes about a kilobyte. */
const MAX_CHANGES = 100_000;

/** The walks of runs, told from what the runs remember. The latest ones are kept. */
export class WorkflowWalks {
  readonly #walks = new LatestValues<string, { memory: WalkMemory; walk: WorkflowWalk }>(
    MAX_CHANGES,
    (_, { walk }) => walk.changeCount,
  );

  of(run: RunRow, memory: WalkMemory): WorkflowWalk {
    const known = this.#walks.get(run.id);
    if (known?.memory === memory) return known.walk;
    const walk = walkWorkflow(
      workflowObject(run, { uid: run.workflow?.uid ?? '', resourceVersion: 0, generation: 1, phase: '' }),
      {
        seed: run.id,
        startedAt: memory.startedAt,
        ...(memory.behaviors && { behaviors: memory.behaviors }),
        interventions: memory.interventions,
      },
    );
    this.#walks.set(run.id, { memory, walk });
    return walk;
  }

  forget(run: RunRow): void {
    this.#walks.delete(run.id);
  }

  clear(): void {
    this.#walks.clear();
  }
}
