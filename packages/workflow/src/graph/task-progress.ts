import { isTerminalState, type RunState } from '../status/run-status.js';
import type { RunGraph } from './run-graph.js';

/** How far a run is. */
export interface TaskProgress {
  /** Tasks that have ended, however. */
  readonly done: number;
  /** Tasks known so far; loops and recursion add to it while the run goes on. */
  readonly total: number;
  /** How many tasks there are in each state; states without any are left out. */
  readonly states: Readonly<Partial<Record<RunState, number>>>;
  /** Names for people of the tasks that run now. */
  readonly running: readonly string[];
}

/** Counts the tasks of a graph. */
export function taskProgress(graph: RunGraph): TaskProgress {
  const states: Partial<Record<RunState, number>> = {};
  for (const { state } of graph.nodes) states[state] = (states[state] ?? 0) + 1;
  const done = graph.nodes.filter(({ state }) => isTerminalState(state)).length;
  const running = graph.nodes.filter(({ state }) => state === 'running').map(({ displayName }) => displayName);
  // Without nodes to read, the engine's own count of pods is all there is.
  const counted = graph.incomplete === undefined ? undefined : graph.progress;
  return { done: counted?.done ?? done, total: counted?.total ?? graph.nodes.length, states, running };
}

/** The state of each task by its id, for comparing one look at a run with the next. */
export function taskStates(graph: RunGraph): Record<string, RunState> {
  return Object.fromEntries(graph.nodes.map(({ id, state }) => [id, state]));
}
