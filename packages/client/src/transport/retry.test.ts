import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fake-clock.js';
import { testRequest, testResponse } from '../../test/test-request.js';
import { ConnectionError } from '../errors/connection-error.js';
import { attemptCount } from './attempt-count.js';
import { CancellationSource } from './cancellation.js';
import type { Transport } from './layer.js';
import { retrying } from './retry.js';

function setUp(statuses: (number | Error)[]) {
  const clock = new FakeClock();
  const layer = retrying({ clock, random: () => 1 });
  let sent = 0;
  const next: Transport = async () => {
    const outcome = statuses[Math.min(sent, statuses.length - 1)] ?? 200;
    sent += 1;
    if (outcome instanceof Error) throw outcome;
    return testResponse(outcome, '{}');
  };
  return { clock, layer, next, sent: () => sent };
}

describe('a passing failure that reaches the user', () => {
  it('sends again until it works', async () => {
    const { clock, layer, next, sent } = setUp([503, new ConnectionError('reset'), 200]);
    const response = await clock.run(layer(testRequest(), next));
    expect(response.status).toBe(200);
    expect(sent()).toBe(3);
  });

  it('gives the last answer, or the last error, when it does not', async () => {
    const answered = setUp([503]);
    expect((await answered.clock.run(answered.layer(testRequest(), answered.next))).status).toBe(503);
    expect(answered.sent()).toBe(4);
    const failed = setUp([new ConnectionError('reset')]);
    await expect(failed.clock.run(failed.layer(testRequest(), failed.next))).rejects.toThrow('reset');
  });

  it('says in the last error how often it was sent', async () => {
    const { clock, layer, next } = setUp([new ConnectionError('reset')]);
    const counted: Transport = (request) => attemptCount(request, next);
    await expect(clock.run(layer(testRequest(), counted))).rejects.toMatchObject({ attempts: 4 });
  });
});

describe('a call that outlasts its time or its caller', () => {
  it('does not begin a pause that ends after the deadline', async () => {
    const { clock, layer, next, sent } = setUp([503]);
    const request = testRequest({ deadline: clock.now() + 400 });
    expect((await clock.run(layer(request, next))).status).toBe(503);
    expect(sent()).toBe(2);
  });

  it('ends at once on abort, in the middle of a pause, and leaves no timer', async () => {
    const { clock, layer, next, sent } = setUp([503]);
    const cancellation = new CancellationSource();
    const call = layer(testRequest({ cancellation }), next);
    await clock.advance(100);
    cancellation.cancel('enough');
    await expect(call).rejects.toBe('enough');
    expect(clock.pending).toBe(0);
    expect(sent()).toBe(1);
  });
});

describe('a server that is down and gets four times the load', () => {
  it('stops retrying when twenty retries went out without a success, and starts again after successes', async () => {
    const failing = setUp([503]);
    const { clock, layer } = failing;
    for (let call = 0; call < 30; call += 1) await clock.run(layer(testRequest(), failing.next));
    expect(failing.sent()).toBe(30 + 20);

    for (let call = 0; call < 5; call += 1) await layer(testRequest(), async () => testResponse(200));
    await clock.run(layer(testRequest(), failing.next));
    expect(failing.sent()).toBe(30 + 20 + 2);
  });
});
