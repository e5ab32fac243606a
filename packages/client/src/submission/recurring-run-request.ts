import type { ApiJob } from '@kfp-ts/api';
import type { CallOptions } from '../call/call-options.js';
import { requireKnown } from '../config/require-known.js';
import { ConfigurationError } from '../errors/index.js';
import { nonEmpty } from '../references/ref.js';
import { type Trigger, toApiTrigger } from '../schedule/trigger.js';
import { checkMembers } from './check-members.js';
import { resolveWork, WORK_MEMBERS, type WorkContext } from './resolve-work.js';
import type { WorkSource } from './submission.js';

/** A recurring run to make. */
export interface RecurringRunRequest extends WorkSource {
  name: string;
  description?: string | undefined;
  trigger: Trigger;
  /** How many of its runs may be under way at once, 1 to 10. Default 1. */
  maxConcurrency?: number | undefined;
  /** Whether times that were missed are made up for, one run each. Default true. */
  catchup?: boolean | undefined;
  /** Default true. */
  enabled?: boolean | undefined;
}

export const RECURRING_RUN_MEMBERS = `${WORK_MEMBERS} name description trigger maxConcurrency catchup enabled` as const;

/** The request as the server reads it. Everything that can be checked here is, before anything is sent. */
export async function toApiJob(
  context: WorkContext,
  request: RecurringRunRequest,
  options?: CallOptions,
  mode?: { dryRun: boolean },
): Promise<{ body: ApiJob; namespace: string | undefined }> {
  requireKnown('recurring run', request, RECURRING_RUN_MEMBERS);
  checkMembers(request);
  const { description, maxConcurrency = 1, catchup, enabled = true } = request;
  const name = nonEmpty(request.name, 'recurring run name');
  if (description) nonEmpty(description, 'description');
  const trigger = toApiTrigger(request.trigger ?? {});
  if (!Number.isInteger(maxConcurrency) || maxConcurrency < 1 || maxConcurrency > 10) {
    throw new ConfigurationError(`maxConcurrency must be a whole number from 1 to 10, not ${maxConcurrency}.`, {
      hint: 'Leave it out for 1.',
    });
  }
  const { pipeline_spec, resource_references, service_account, namespace } = await resolveWork(
    context,
    request,
    options,
    mode,
  );
  const body: ApiJob = {
    name,
    ...(description && { description }),
    pipeline_spec,
    resource_references,
    ...(service_account && { service_account }),
    max_concurrency: maxConcurrency,
    trigger,
    enabled,
    ...(catchup !== undefined && { no_catchup: !catchup }),
  };
  return { body, namespace };
}
