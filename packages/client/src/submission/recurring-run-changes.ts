import type { ApiJob } from '@kfp-ts/api';
import { type RecurringRun, toRecurringRun } from '../decode/recurring-run.js';

/** How a recurring run differs from what is wanted. */
export interface RecurringRunChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What would have to change for `current` to be as `wanted`; nothing when it already is. */
export function changesBetween(current: RecurringRun, wanted: ApiJob): RecurringRunChange[] {
  const [from, to] = [describe(current), describe(toRecurringRun(wanted))];
  return Object.keys(to).flatMap((field) =>
    to[field] === undefined || canonical(from[field]) === canonical(to[field])
      ? []
      : [{ field, from: from[field], to: to[field] }],
  );
}

function describe(recurringRun: RecurringRun): Record<string, unknown> {
  const { raw, trigger, description = '', serviceAccount, maxConcurrency, catchup, enabled, parameters } = recurringRun;
  const { workflow_manifest, pipeline_manifest } = raw.pipeline_spec ?? {};
  return {
    description,
    // What the request leaves to the server is no difference, whatever the server chose.
    trigger: trigger && { ...trigger, start: trigger.start?.getTime(), end: trigger.end?.getTime() },
    maxConcurrency,
    catchup,
    enabled,
    parameters,
    experiment: recurringRun.experiment?.id,
    // The manifest that the server shows for a stored pipeline is the version's.
    ...(recurringRun.pipelineVersion
      ? { version: recurringRun.pipelineVersion.id }
      : { manifest: parsed(workflow_manifest ?? pipeline_manifest) }),
    serviceAccount,
  };
}

function parsed(manifest: string | undefined): unknown {
  try {
    return manifest === undefined ? undefined : JSON.parse(manifest);
  } catch {
    return manifest;
  }
}

/** Equal texts for equal values, however their members are ordered. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, member: unknown) =>
      typeof member === 'object' && member !== null && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
        : member,
    ) ?? ''
  );
}
