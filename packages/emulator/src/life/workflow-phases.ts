const FINAL: ReadonlySet<string> = new Set([
  'Succeeded',
  'Failed',
  'Error',
  // Of runs, only of releases 2.x.
  'Skipped',
  // Tekton's, which are reasons of a condition.
  'Completed',
  'Cancelled',
  'PipelineRunCancelled',
  'PipelineRunCouldntCancel',
  'PipelineRunTimeout',
  'StoppedRunFinally',
  'CancelledRunFinally',
  'InvalidTaskResultReference',
]);

/** True for the phases after which nothing happens any more without a retry. */
export const isFinalPhase = (phase: string): boolean => FINAL.has(phase);
