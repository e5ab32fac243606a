import { isJsonObject, objectOf, objectsOf, textOf } from '../../manifest/json-value.js';
import type {
  TektonChildReference,
  TektonPipelineRunStatus,
  TektonRunEntry,
  TektonTaskRunEntry,
} from '../../manifest/tekton-pipeline-run.js';

/** What a status says of one task. */
export interface TektonTaskReport {
  /** Name of the TaskRun or Run. */
  readonly runName?: string;
  readonly custom: boolean;
  /** Present when the status tells how it goes, not only that it is there. */
  readonly status?: NonNullable<TektonRunEntry['status']>;
  /** Why it was left out. */
  readonly skipped?: string;
}

/** What a status says of each task, by the task's name in the pipeline. */
export function tektonTaskReports(status: Partial<TektonPipelineRunStatus>): Map<string, TektonTaskReport> {
  const reports = new Map<string, TektonTaskReport>();
  for (const { name, pipelineTaskName, kind } of objectsOf<TektonChildReference>(status.childReferences)) {
    const task = textOf(pipelineTaskName);
    if (task) reports.set(task, { custom: kind !== 'TaskRun', ...runNameOf(name) });
  }
  for (const [runName, entry, custom] of [...entriesOf(status.taskRuns, false), ...entriesOf(status.runs, true)]) {
    const task = textOf(entry.pipelineTaskName);
    if (task) reports.set(task, { runName, custom, ...(isJsonObject(entry.status) ? { status: entry.status } : {}) });
  }
  for (const { name, reason } of objectsOf<{ name: unknown; reason: unknown }>(status.skippedTasks)) {
    const task = textOf(name);
    if (task) reports.set(task, { custom: false, skipped: textOf(reason) ?? '' });
  }
  return reports;
}

type Entry = Partial<TektonTaskRunEntry & TektonRunEntry>;

function entriesOf(value: unknown, custom: boolean): [string, Entry, boolean][] {
  return Object.entries(objectOf(value)).flatMap(([name, entry]): [string, Entry, boolean][] =>
    isJsonObject(entry) ? [[name, entry as Entry, custom]] : [],
  );
}

function runNameOf(name: unknown): { runName?: string } {
  const text = textOf(name);
  return text === undefined ? {} : { runName: text };
}
