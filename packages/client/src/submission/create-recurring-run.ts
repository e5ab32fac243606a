import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { inNamespace } from '../decode/in-namespace.js';
import { type RecurringRun, toRecurringRun } from '../decode/recurring-run.js';
import { mapAnswer } from '../resources/call-promise.js';
import { type RecurringRunRequest, toApiJob } from './recurring-run-request.js';
import type { WorkContext } from './resolve-work.js';

/** Makes a recurring run. */
export async function createRecurringRun(
  context: WorkContext,
  request: RecurringRunRequest,
  options?: CallOptions,
): Promise<Answer<RecurringRun>> {
  const { body, namespace } = await toApiJob(context, request, options);
  const answer = context.caller.call('CreateJob', { body }, options);
  return mapAnswer(answer, (raw) => inNamespace(toRecurringRun(raw), namespace));
}
