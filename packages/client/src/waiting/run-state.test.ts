import { isTerminal, runPhase, runStates } from '@kfp-ts/workflow';
import { describe, expect, it } from 'vitest';
import { isFinalState, stateOf } from './run-state.js';

const NOT_OVER = ['', 'Pending', 'Running', 'Terminating', 'Started', 'PipelineRunPending', 'PipelineRunStopping'];
const OVER = [
  ...['Succeeded', 'Failed', 'Error', 'Skipped', 'Completed', 'Cancelled', 'CANCELED', 'PipelineRunCancelled'],
  ...['PipelineRunCouldntCancel', 'PipelineRunTimeout', 'StoppedRunFinally', 'CancelledRunFinally'],
  'InvalidTaskResultReference',
];

describe('the phase of a run and that of its graph', () => {
  it.each([...NOT_OVER, ...OVER])('are the same for %j', (status) => {
    expect(stateOf(status)).toBe(runPhase(status));
    expect(isFinalState(stateOf(status))).toBe(isTerminal(status));
    expect(isFinalState(stateOf(status))).toBe(OVER.includes(status));
  });
});

it('a status that either knows is known to both', () => {
  expect(runStates.size).toBeGreaterThan(60);
  for (const [word, state] of runStates) expect([word, stateOf(word)]).toEqual([word, state]);
});

it('an unknown word is the end only together with a time of ending', () => {
  expect(stateOf('NobodyKnows')).toBe('unknown');
  expect(stateOf('NobodyKnows', '1970-01-01T00:00:00Z')).toBe('unknown');
  expect(stateOf('NobodyKnows', '2026-01-01T00:00:00Z')).toBe('failed');
});
