import { isTerminalPhase, type RunPhase } from '../status/run-status.js';
import type { RunGraph } from './run-graph.js';

/** How far a run is. */
export interface TaskProgress {
  /** Tasks that have ended, however. */
  readonly done: number;
  /** Tasks known so far; loops and recursion add to it while the run goes on. */
  readonly total: number;
  /** How many tasks there are in each phase; phases without any are left out. */
  readonly phases: Readonly<Partial<Record<RunPhase, number>>>;
  /** Names for people of the tasks that run now. */
  readonly running: readonly string[];
}

/** Counts the tasks of a graph. */
export function taskProgress(graph: RunGraph): TaskProgress {
  const phases: Partial<Record<RunPhase, number>> = {};
  for (const { phase } of graph.nodes) phases[phase] = (phases[phase] ?? 0) + 1;
  const done = graph.nodes.filter(({ phase }) => isTerminalPhase(phase)).length;
  const running = graph.nodes.filter(({ phase }) => phase === 'running').map(({ displayName }) => displayName);
  // Without nodes to read, the engine's own count of pods is all there is.
  const counted = graph.incomplete === undefined ? undefined : graph.progress;
  return { done: counted?.done ?? done, total: counted?.total ?? graph.nodes.length, phases, running };
}

/** The phase of each task by its id, for comparing one look at a run with the next. */
export function taskPhases(graph: RunGraph): Record<string, RunPhase> {
  return Object.fromEntries(graph.nodes.map(({ id, phase }) => [id, phase]));
}
