import { isTerminal, runPhase } from '@kfp-ts/workflow';
import { describe, expect, it } from 'vitest';
import { isFinalPhase, phaseOf } from './run-phase.js';

const NOT_OVER = ['', 'Pending', 'Running', 'Terminating', 'Started', 'PipelineRunPending', 'PipelineRunStopping'];
const OVER = [
  ...['Succeeded', 'Failed', 'Error', 'Skipped', 'Completed', 'Cancelled', 'CANCELED', 'PipelineRunCancelled'],
  ...['PipelineRunCouldntCancel', 'PipelineRunTimeout', 'StoppedRunFinally', 'CancelledRunFinally'],
  'InvalidTaskResultReference',
];

describe('the phase of a run and that of its graph', () => {
  it.each([...NOT_OVER, ...OVER])('are the same for %j', (status) => {
    expect(phaseOf(status)).toBe(runPhase(status));
    expect(isFinalPhase(phaseOf(status))).toBe(isTerminal(status));
    expect(isFinalPhase(phaseOf(status))).toBe(OVER.includes(status));
  });
});

it('an unknown word is the end only together with a time of ending', () => {
  expect(phaseOf('NobodyKnows')).toBe('unknown');
  expect(phaseOf('NobodyKnows', '1970-01-01T00:00:00Z')).toBe('unknown');
  expect(phaseOf('NobodyKnows', '2026-01-01T00:00:00Z')).toBe('failed');
});
