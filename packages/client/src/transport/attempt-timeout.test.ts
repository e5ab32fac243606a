import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fake-clock.js';
import { testRequest, testResponse } from '../../test/test-request.js';
import { attemptTimeout } from './attempt-timeout.js';
import { cancellationOf } from './cancellation.js';
import type { Transport } from './layer.js';

const never: Transport = () => new Promise(() => {});

describe('a call that hangs', () => {
  it('ends when the attempt takes too long, even if nothing inside listens', async () => {
    const clock = new FakeClock();
    const call = attemptTimeout(clock)(testRequest({ limits: { timeoutMs: 50 } }), never);
    const outcome = expect(call).rejects.toMatchObject({ code: 'TIMEOUT', phase: 'attempt', timeoutMs: 50 });
    await clock.advance(50);
    await outcome;
    expect(clock.pending).toBe(0);
  });

  it('ends with the whole call when that is sooner, and says so', async () => {
    const clock = new FakeClock();
    const request = testRequest({ limits: { timeoutMs: 50, totalTimeoutMs: 80 }, deadline: clock.now() + 20 });
    const outcome = expect(attemptTimeout(clock)(request, never)).rejects.toMatchObject({
      phase: 'total',
      timeoutMs: 80,
    });
    await clock.advance(20);
    await outcome;
  });

  it('sends nothing when the time is over already', async () => {
    let sent = false;
    const call = attemptTimeout(new FakeClock())(testRequest({ deadline: 0 }), async () => {
      sent = true;
      return testResponse(200);
    });
    await expect(call).rejects.toMatchObject({ phase: 'total' });
    expect(sent).toBe(false);
  });

  it('tells the layers inside why it ended', async () => {
    const clock = new FakeClock();
    let reason: unknown;
    const call = attemptTimeout(clock)(testRequest({ limits: { timeoutMs: 5 } }), ({ cancellation }) => {
      cancellation.onCancel((why) => {
        reason = why;
      });
      return new Promise(() => {});
    });
    call.catch(() => {});
    await clock.advance(5);
    expect(reason).toMatchObject({ code: 'TIMEOUT' });
  });
});

describe('an abort that comes late or leaves something behind', () => {
  it('rejects at once with the very reason of the signal', async () => {
    const controller = new AbortController();
    const reason = { why: 'user left' };
    const cancellation = cancellationOf(controller.signal);
    const call = attemptTimeout(new FakeClock())(testRequest({ cancellation }), never);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  it('removes its timer and its listener from a signal that lives on', async () => {
    const clock = new FakeClock();
    const { signal } = new AbortController();
    const request = testRequest({ limits: { timeoutMs: 50 }, cancellation: cancellationOf(signal) });
    for (let calls = 0; calls < 100; calls += 1) {
      await attemptTimeout(clock)(request, async () => testResponse(200));
      await attemptTimeout(clock)(request, async () => Promise.reject(new Error('x'))).catch(() => {});
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(clock.pending).toBe(0);
  });

  it('sends nothing for a signal that is aborted already', async () => {
    const cancellation = cancellationOf(AbortSignal.abort('before'));
    await expect(attemptTimeout(new FakeClock())(testRequest({ cancellation }), never)).rejects.toBe('before');
  });
});
