import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { requireKnown } from '../config/require-known.js';
import { inNamespace } from '../decode/in-namespace.js';
import { type Run, toRun } from '../decode/run.js';
import { mapAnswer } from '../resources/call-promise.js';
import { checkMembers } from './check-members.js';
import { resolveWork, WORK_MEMBERS, type WorkContext } from './resolve-work.js';
import type { RunSubmission } from './submission.js';
import { submitOnce } from './submit-once.js';
import { checkOnce, toMarkedSubmission } from './to-api-run.js';

export const SUBMISSION_MEMBERS = `${WORK_MEMBERS} name description idempotencyKey lookForMs` as const;

/** Submits a run once; see {@link RunSubmission}. */
export async function submitRun(
  context: WorkContext,
  submission: RunSubmission,
  options?: CallOptions,
): Promise<Answer<Run>> {
  requireKnown('submission', submission, SUBMISSION_MEMBERS);
  checkMembers(submission);
  checkOnce(submission);
  const work = await resolveWork(context, submission, options);
  const answer = submitOnce(context, toMarkedSubmission(submission, work, context.clock.now()), options);
  return mapAnswer(answer, (raw) => inNamespace(toRun(raw), work.namespace));
}
