import { describe, expect, it } from 'vitest';
import { isSuccess, isTerminal, runState } from './run-status.js';

const words = (text: string) => text.split(' ');

describe('a wait would never end', () => {
  it.each(
    words(
      'Succeeded Failed Error Skipped Completed PipelineRunCancelled PipelineRunCouldntCancel PipelineRunTimeout Cancelled ' +
        'StoppedRunFinally CancelledRunFinally InvalidTaskResultReference CouldntGetTask CouldntGetPipeline CreateRunFailed ' +
        'TaskRunTimeout SUCCEEDED SKIPPED FAILED CANCELED succeeded',
    ),
  )('%s is final', (status) => expect(isTerminal(status)).toBe(true));
});

describe('a wait would end too early', () => {
  it.each([
    ...words(
      'Pending Running Terminating Started PipelineRunPending PipelineRunStopping Unknown PAUSED CANCELING FromTheFuture',
    ),
    '',
    undefined,
    null,
  ])('%s is not final', (status) => expect(isTerminal(status)).toBe(false));
});

describe('a failure would count as success', () => {
  it('knows both engines’ words for it', () => {
    expect(words('Succeeded Completed SUCCEEDED').map(isSuccess)).toEqual([true, true, true]);
    expect(words('Failed Error Skipped Running Unknown Cancelled constructor').map(isSuccess)).not.toContain(true);
  });

  it('keeps an unknown word unknown', () => {
    expect(runState('FromTheFuture')).toBe('unknown');
    expect(runState('__proto__')).toBe('unknown');
  });
});
