import type { TektonPipelineRun, TektonTask } from '@kfp-ts/workflow';
import {
  behaviorOf,
  readTaskAnnotations,
  readWorkflowAnnotations,
  type TaskBehaviors,
} from '../behavior/read-behaviors.js';
import type { TaskBehavior } from '../behavior/task-behavior.js';
import { type KeyedRandom, keyedRandom } from '../seeded-random.js';
import { MAX_TURNS } from './loop-turns.js';
import type { TaskPlan } from './tekton-plan.js';

/** What one walk over a PipelineRun knows. */
export interface TektonContext {
  readonly random: KeyedRandom;
  /** Tasks that outlive a retry of the run, by the name of their run. */
  readonly kept: ReadonlyMap<string, TaskPlan>;
  /** How many tries failed before the run was retried, by the name of the task's run. */
  readonly failures: ReadonlyMap<string, number>;
  /** Nothing new starts before. */
  readonly resumedAt: number;
  behavior(task: TektonTask): TaskBehavior;
  /** False when there would be too many turns of loops in one run, and from then on. */
  takeTurns(count: number): boolean;
}

export interface TektonContextInput {
  readonly pipelineRun: TektonPipelineRun;
  readonly seed: string | number;
  readonly startedAt: number;
  readonly behaviors?: TaskBehaviors;
  readonly kept?: ReadonlyMap<string, TaskPlan>;
  readonly failures?: ReadonlyMap<string, number>;
  readonly resumedAt?: number;
}

export function tektonContext(input: TektonContextInput): TektonContext {
  const byRun = readWorkflowAnnotations(input.pipelineRun.metadata?.annotations);
  let turnsLeft = MAX_TURNS;
  return {
    takeTurns(count) {
      turnsLeft -= count;
      return turnsLeft >= 0;
    },
    random: keyedRandom(input.seed),
    kept: input.kept ?? new Map(),
    failures: input.failures ?? new Map(),
    resumedAt: input.resumedAt ?? input.startedAt,
    behavior: (task) => behaviorOf([task.name], readTaskAnnotations(annotationsOf(task)), byRun, input.behaviors ?? {}),
  };
}

/** Annotations that a task hands to its pod. */
export function annotationsOf(task: TektonTask): Readonly<Record<string, string>> {
  const { metadata } = (task.taskSpec ?? {}) as { metadata?: { annotations?: Record<string, string> } };
  return metadata?.annotations ?? {};
}
