/** Why a task failed, as far as its message tells. */
export type FailureReason =
  | 'out-of-memory'
  | 'image-pull'
  | 'deadline-exceeded'
  | 'terminated'
  | 'evicted'
  | 'unschedulable'
  | 'missing-object'
  | 'quota-exceeded'
  | 'permission-denied'
  | 'pod-deleted'
  | 'missing-output'
  | 'invalid-workflow'
  | 'exit-code'
  | 'unknown';

interface KnownReason {
  readonly reason: FailureReason;
  readonly pattern: RegExp;
  readonly inWords: string;
  readonly hint: string;
}

const RAISE_LIMIT = 'Raise the memory limit of the task, or let it hold less at once.';

/** What engines and Kubernetes write, and what it means; of several that fit the first one counts. */
const KNOWN: readonly KnownReason[] = [
  { reason: 'out-of-memory', pattern: /OOMKilled|out of memory/i, inWords: 'it ran out of memory', hint: RAISE_LIMIT },
  {
    reason: 'image-pull',
    pattern:
      /ImagePullBackOff|ErrImagePull|ErrImageNeverPull|InvalidImageName|ImagePullFailed|failed to pull.*image|Back-off pulling image/i,
    inWords: 'its image cannot be pulled',
    hint: "Check the image's name and tag, and that the namespace has the secret for its registry.",
  },
  {
    reason: 'evicted',
    pattern: /\bevicted\b|PodEvicted|node was low on resource|preempted|DisruptionTarget|node (?:shutdown|lost)/i,
    inWords: 'its pod was evicted from the node',
    hint: 'Request the memory and disk that it needs, or allow retries.',
  },
  {
    reason: 'unschedulable',
    pattern:
      /Unschedulable|FailedScheduling|Insufficient (?:cpu|memory|ephemeral|nvidia)|ExceededNodeResources|\d+\/\d+ nodes are available/i,
    inWords: 'no node has room for it',
    hint: 'Lower what it requests, or check its node selector and tolerations against the cluster.',
  },
  {
    reason: 'quota-exceeded',
    pattern: /exceeded quota|ExceededResourceQuota|must be less than or equal to .* limit/i,
    inWords: "the namespace's quota is used up",
    hint: 'Wait for other runs, lower what it requests, or ask for a higher quota.',
  },
  {
    reason: 'missing-object',
    pattern:
      /CreateContainerConfigError|(?:secrets?|configmaps?|persistentvolumeclaims?|serviceaccounts?) \\?"[^"]*\\?" not found|MountVolume\.SetUp failed/i,
    inWords: 'something that it needs is not there',
    hint: "Create the secret, config map, volume claim or service account in the run's namespace.",
  },
  {
    reason: 'permission-denied',
    pattern: /\bis forbidden\b|cannot \w+ resource|RBAC|AccessDenied|permission denied|401 Unauthorized|403 Forbidden/i,
    inWords: 'it was not allowed to do what it tried',
    hint: "Check the rights of the run's service account, and its credentials for the artifact store.",
  },
  {
    reason: 'deadline-exceeded',
    pattern:
      /DeadlineExceeded|exceeded its deadline|Step exceeded|(?:Pipeline|Task)RunTimeout|failed to finish within|\btimed ?out\b/i,
    inWords: 'it took longer than it was given',
    hint: 'Raise the timeout of the task or the pipeline, or find what it waits for.',
  },
  {
    reason: 'terminated',
    pattern:
      /^terminated$|workflow shutdown|Stopped with strategy|was cancelled|TaskRunCancelled|PipelineRunCancelled|RunFinally/i,
    inWords: 'the run was terminated',
    hint: 'Somebody, or something, stopped the run; retry it if that was not meant.',
  },
  {
    reason: 'pod-deleted',
    pattern: /pod deleted|pods? \\?"?[^"]*\\?"? not found|node disappeared/i,
    inWords: 'its pod was deleted',
    hint: 'The pod or its node went away while it ran; retry the run.',
  },
  {
    reason: 'missing-output',
    pattern:
      /failed to (?:save outputs|save artifacts?)|no such file or directory|path .* does not exist|cannot find.*output/i,
    inWords: 'an output that it declares is not there',
    hint: 'Make the task write every declared output, also where there is nothing to say.',
  },
  {
    reason: 'invalid-workflow',
    pattern:
      /invalid spec|templates\.\S+|PipelineValidationFailed|InvalidTaskResultReference|PipelineInvalidGraph|ParameterMissing|CouldntGet/i,
    inWords: 'the workflow itself is not valid',
    hint: 'Compile the pipeline again and check the parameters; the message names the place.',
  },
];

/** In words, when the message is none that is known. */
export const NO_REASON = 'it gave no reason';

/** What a message and an exit code mean. */
export function failureReason(text: string, exitCode: number | undefined): Omit<KnownReason, 'pattern'> {
  const known = KNOWN.find(({ pattern }) => pattern.test(text));
  if (known) return known;
  const code = exitCode ?? exitCodeIn(text);
  if (code === 137)
    return {
      reason: 'out-of-memory',
      inWords: 'it was killed (exit code 137), mostly for want of memory',
      hint: RAISE_LIMIT,
    };
  if (code === 143)
    return {
      reason: 'terminated',
      inWords: 'it was asked to stop (exit code 143)',
      hint: 'See whether the run was terminated or its node drained.',
    };
  if (code !== undefined && code !== 0)
    return { reason: 'exit-code', inWords: `its program ended with exit code ${code}`, hint: 'Read its log.' };
  return { reason: 'unknown', inWords: NO_REASON, hint: 'Read its log.' };
}

function exitCodeIn(text: string): number | undefined {
  const digits = /exit(?:ed)?(?: with)?(?: exit)? code[: ]+(\d+)/i.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
