import { withMark } from '../decode/submission-mark.js';
import { ConfigurationError } from '../errors/index.js';
import type { ResolvedWork } from './resolve-work.js';
import type { RunSubmission } from './submission.js';
import type { MarkedSubmission } from './submit-once.js';

const LOOK_FOR_MS = 5_000;
const LONGEST_TEXT = 255;
const KEY = /^[\w-]{1,64}$/;

/**
 * Checks what makes a submission happen once, before anything is sent.
 *
 * @throws ConfigurationError
 */
export function checkOnce({ idempotencyKey, lookForMs = 0 }: RunSubmission): void {
  if (idempotencyKey !== undefined && idempotencyKey !== false) checkedKey(idempotencyKey);
  if (Number.isFinite(lookForMs) && lookForMs >= 0) return;
  throw new ConfigurationError(`lookForMs must be a number of at least 0, not ${String(lookForMs)}.`, {
    hint: `Give milliseconds; leave it out for ${LOOK_FOR_MS}.`,
  });
}

/** The request of a submission, with its mark. */
export function toMarkedSubmission(submission: RunSubmission, work: ResolvedWork, nowMs: number): MarkedSubmission {
  const { idempotencyKey, lookForMs = LOOK_FOR_MS } = submission;
  const { pipeline_spec, resource_references, service_account, pipelineName, experimentId } = work;
  const key = idempotencyKey === false ? undefined : (idempotencyKey ?? crypto.randomUUID().replaceAll('-', ''));
  const description = key === undefined ? submission.description : withMark(submission.description, checkedKey(key));
  const name = submission.name ?? defaultName(pipelineName, nowMs);
  if (name.trim() === '')
    throw new ConfigurationError('The run name is empty.', { hint: 'Leave it out for a default.' });
  refuseTooLong('name', name, LONGEST_TEXT);
  refuseTooLong('description', description ?? '', LONGEST_TEXT);
  return {
    run: {
      name,
      ...(description && { description }),
      pipeline_spec,
      resource_references,
      ...(service_account && { service_account }),
    },
    key,
    keyIsReused: idempotencyKey !== undefined,
    experimentId,
    lookForMs,
  };
}

function defaultName(pipelineName: string | undefined, nowMs: number): string {
  return `${pipelineName ?? 'run'} ${new Date(nowMs).toISOString().slice(0, 19).replace('T', ' ')}`;
}

function checkedKey(key: string): string {
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw new ConfigurationError('The idempotencyKey must be 1 to 64 letters, digits, "-" and "_".', {
    hint: 'Use a UUID, or a hash of what makes the submission the same.',
  });
}

function refuseTooLong(what: string, text: string, most: number): void {
  if (text.length <= most) return;
  throw new ConfigurationError(`The run's ${what} has ${text.length} characters; the server keeps ${most}.`, {
    hint: what === 'description' ? 'Shorten it, or pass idempotencyKey: false to do without the mark.' : 'Shorten it.',
  });
}
