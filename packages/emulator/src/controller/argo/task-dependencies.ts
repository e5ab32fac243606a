import { evaluateCondition } from '../expression/evaluate-expression.js';
import { ExpressionError } from '../expression/tokenize.js';
import type { FinalPhase } from '../node-plan.js';
import type { ArgoTask } from './argo-workflow.js';

/** What a `depends` can ask about a finished task, beside its phase. */
export interface FinishedTask {
  readonly phase: FinalPhase;
  /** Phases of a loop's turns. */
  readonly items?: readonly FinalPhase[];
  readonly task: ArgoTask;
}

const REFERENCE = /([A-Za-z0-9_-]+)(?:\.(Succeeded|Failed|Errored|Skipped|Omitted|Daemoned|AnySucceeded|AllFailed))?/g;

/** Names of the tasks that a task waits for. */
export function dependenciesOf(task: ArgoTask): string[] {
  if (task.depends === undefined) return [...(task.dependencies ?? [])];
  return [...new Set([...task.depends.matchAll(REFERENCE)].map(([, name = '']) => name))];
}

/** Whether a task runs, once all that it waits for have finished. Tasks that never started are not in the map. */
export function dependenciesHold(task: ArgoTask, finished: ReadonlyMap<string, FinishedTask>): boolean {
  const expression = task.depends ?? (task.dependencies ?? []).join(' && ');
  if (expression.trim() === '') return true;
  const answered = expression.replace(REFERENCE, (_, name: string, state?: string) =>
    String(holds(finished.get(name), state)),
  );
  try {
    return evaluateCondition(answered);
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

function holds(dependency: FinishedTask | undefined, state: string | undefined): boolean {
  if (!dependency) return false;
  const { phase, items = [phase], task } = dependency;
  switch (state) {
    case undefined:
      if (phase === 'Failed') return task.continueOn?.failed === true;
      if (phase === 'Error') return task.continueOn?.error === true;
      return phase === 'Succeeded' || phase === 'Skipped';
    case 'Errored':
      return phase === 'Error';
    case 'Daemoned':
      return false;
    case 'AnySucceeded':
      return items.includes('Succeeded');
    case 'AllFailed':
      return items.length > 0 && items.every((item) => item === 'Failed');
    default:
      return phase === state;
  }
}
