import type { TaskBehavior } from './task-behavior.js';

/** Behaviours of tasks by the name of the task or of its template; `*` is for all others. */
export type TaskBehaviors = Readonly<Record<string, TaskBehavior>>;

type Annotations = Readonly<Record<string, string>>;

const PREFIX = 'emulator.kfp-ts.dev/';

/** The behaviour that a template's or pod's own annotations describe. What cannot be read is left out. */
export function readTaskAnnotations(annotations: Annotations = {}): TaskBehavior {
  const said = (name: string): string | undefined => annotations[PREFIX + name];
  const behavior: Record<string, unknown> = {
    fail: flagOrText(said('fail')),
    failAttempts: number(said('fail-attempts')),
    error: said('error'),
    hang: said('hang') === 'pending' ? 'pending' : flagOrText(said('hang')) === undefined ? undefined : true,
    duration: said('duration'),
    exitCode: number(said('exit-code')),
    outputs: json(said('outputs')),
    metrics: json(said('metrics')),
    artifacts: json(said('artifacts')),
    log: said('log'),
  };
  return Object.fromEntries(Object.entries(behavior).filter(([, value]) => value !== undefined));
}

/** The behaviours that the annotation `emulator.kfp-ts.dev/tasks` of a workflow describes, as JSON. */
export function readWorkflowAnnotations(annotations: Annotations = {}): TaskBehaviors {
  const tasks = json(annotations[`${PREFIX}tasks`]);
  return tasks !== null && typeof tasks === 'object' && !Array.isArray(tasks) ? (tasks as TaskBehaviors) : {};
}

/** What holds for one task: its own annotations, over them what the workflow says of it by name, over them the options. */
export function behaviorOf(
  names: readonly string[],
  own: TaskBehavior,
  byWorkflow: TaskBehaviors,
  byOptions: TaskBehaviors,
): TaskBehavior {
  const layers = [byWorkflow['*'], byOptions['*'], own, named(byWorkflow, names), named(byOptions, names)];
  return Object.assign({}, ...layers);
}

function named(behaviors: TaskBehaviors, names: readonly string[]): TaskBehavior | undefined {
  const name = names.find((candidate) => Object.hasOwn(behaviors, candidate));
  return name === undefined ? undefined : behaviors[name];
}

function flagOrText(text: string | undefined): string | boolean | undefined {
  if (text === undefined || text === 'false') return undefined;
  return text === 'true' || text === '' ? true : text;
}

function number(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function json(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
