import { describe, expect, it } from 'vitest';
import { compiledWorkflow } from '../../../test/workflows/compiled-workflow.js';
import { walkWorkflow } from '../walk-workflow.js';
import type { WalkOptions } from '../workflow-walk.js';

interface Status {
  nodes: Record<string, { displayName: string; phase: string; startedAt: string; message?: string; type: string }>;
}

const END = 1e9;
const walk = (file: string, options: Partial<WalkOptions> = {}) =>
  walkWorkflow(compiledWorkflow(file), { seed: 1, startedAt: 0, ...options });
const phases = (walked: ReturnType<typeof walk>, at = END) => {
  const { nodes } = walked.workflowAt(at).status as Status;
  return Object.fromEntries(Object.values(nodes).map(({ displayName, phase }) => [displayName, phase]));
};

describe('a run that is terminated', () => {
  const at = 3000;
  const walked = walk('v1_p04_exit_handler.yaml', { interventions: [{ kind: 'terminate', at }] });

  it('fails soon after, not at once', () => {
    expect([walked.phaseAt(at), walked.phaseAt(END)]).toEqual(['Running', 'Failed']);
  });

  it('fails soon after, not at once, also before it has started and between two tasks', () => {
    for (let asked = 0; asked < 12_000; asked += 50) {
      const stopped = walk('v1_p12_fan.yaml', { interventions: [{ kind: 'terminate', at: asked }] });
      if (walk('v1_p12_fan.yaml').phaseAt(asked) === 'Succeeded') break;
      expect(stopped.phaseAt(asked), `asked at ${asked}`).toBe('Running');
      expect(stopped.phaseAt(END)).toBe('Failed');
    }
  });

  it('has its running tasks stopped, starts no others, and runs its exit handler', () => {
    expect(phases(walked)).toEqual({
      wf: 'Failed',
      'exit-handler-1': 'Failed',
      get: 'Failed',
      'wf.onExit': 'Succeeded',
    });
    const { nodes } = walked.workflowAt(END).status as Status;
    expect(Object.values(nodes).find(({ displayName }) => displayName === 'get')?.message).toBe('terminated');
  });

  it('stays as it is when it had ended before', () => {
    const late = walk('v1_p04_exit_handler.yaml', { interventions: [{ kind: 'terminate', at: END / 2 }] });
    expect(late.phaseAt(END)).toBe('Succeeded');
  });

  it('ends even when a task hangs', () => {
    const interventions = [{ kind: 'terminate' as const, at: 60_000 }];
    const hanging = walk('v1_p07_sidecar.yaml', { interventions, behaviors: { main: { hang: true } } });
    expect([hanging.phaseAt(59_999), hanging.phaseAt(61_000)]).toEqual(['Running', 'Failed']);
  });
});

it('a deadline of the workflow ends it like a termination', () => {
  const manifest = compiledWorkflow('v1_p12_fan.yaml') as { spec: { activeDeadlineSeconds?: number } };
  manifest.spec.activeDeadlineSeconds = 3;
  const walked = walkWorkflow({ ...manifest }, { seed: 1, startedAt: 0 });
  expect([walked.phaseAt(2999), walked.phaseAt(4000)]).toEqual(['Running', 'Failed']);
});

describe('a run that is retried', () => {
  const at = 100_000;
  const behaviors = { use: { failAttempts: 1 } };
  const walked = walk('v1_p04_exit_handler.yaml', { behaviors, interventions: [{ kind: 'retry', at }] });
  const before = (walked.workflowAt(at - 1).status as Status).nodes;
  const after = (walked.workflowAt(END).status as Status).nodes;
  const node = (nodes: Status['nodes'], name: string) =>
    Object.values(nodes).find(({ displayName }) => displayName === name);

  it('runs again at once, and ends well when what failed does not fail again', () => {
    expect([walked.phaseAt(at - 1), walked.phaseAt(at), walked.phaseAt(END)]).toEqual([
      'Failed',
      'Running',
      'Succeeded',
    ]);
  });

  it('keeps what had succeeded and runs the rest, the exit handler included', () => {
    expect(node(after, 'get')).toEqual(node(before, 'get'));
    for (const name of ['use', 'wf.onExit'])
      expect(Date.parse(node(after, name)?.startedAt ?? '')).toBeGreaterThanOrEqual(at);
    expect(phases(walked, at)).not.toHaveProperty('wf.onExit');
  });

  it('fails again when the task always fails, and can be retried again', () => {
    const always = walk('v1_p04_exit_handler.yaml', {
      behaviors: { use: { failAttempts: 2 } },
      interventions: [at, 2 * at].map((time) => ({ kind: 'retry', at: time })),
    });
    expect([always.phaseAt(2 * at - 1), always.phaseAt(END)]).toEqual(['Failed', 'Succeeded']);
  });

  it('stays as it is when it had not failed', () => {
    const fine = walk('v1_p04_exit_handler.yaml', { interventions: [{ kind: 'retry', at }] });
    expect(fine.nextChangeAt(at - 1)).toBeUndefined();
    expect(fine.phaseAt(END)).toBe('Succeeded');
  });

  it('after it was terminated, is gone through to its end', () => {
    const interventions = [
      { kind: 'terminate', at: 3000 },
      { kind: 'retry', at },
    ] as const;
    expect(walk('v1_p12_fan.yaml', { interventions }).phaseAt(END)).toBe('Succeeded');
  });
});
