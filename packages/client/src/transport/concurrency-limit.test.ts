import { describe, expect, it } from 'vitest';
import { FakeClock, settle } from '../../test/fake-clock.js';
import { testRequest, testResponse } from '../../test/test-request.js';
import { CancellationSource } from './cancellation.js';
import { concurrencyLimit } from './concurrency-limit.js';
import type { IncomingResponse } from './incoming-response.js';

function setUp(limit: number) {
  const clock = new FakeClock();
  const layer = concurrencyLimit(limit, clock);
  const open: { url: string; answer: (response: IncomingResponse) => void }[] = [];
  const send = (url: string, rest: Parameters<typeof testRequest>[0] = {}) =>
    layer(testRequest({ url, ...rest }), () => new Promise((answer) => open.push({ url, answer })));
  const finish = async (index: number) => {
    open[index]?.answer(testResponse(200));
    await settle();
  };
  return { clock, open, send, finish, urls: () => open.map(({ url }) => url) };
}

describe('a server that gets more at once than was allowed', () => {
  it('lets the others wait, in their order', async () => {
    const { send, finish, urls } = setUp(2);
    for (const url of ['a', 'b', 'c', 'd']) void send(url);
    await settle();
    expect(urls()).toEqual(['a', 'b']);
    await finish(1);
    expect(urls()).toEqual(['a', 'b', 'c']);
    await finish(0);
    expect(urls()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('passes the turn on after a failure', async () => {
    const clock = new FakeClock();
    const layer = concurrencyLimit(1, clock);
    const failing = layer(testRequest(), () => Promise.reject(new Error('x')));
    const second = layer(testRequest(), async () => testResponse(200));
    await expect(failing).rejects.toThrow('x');
    expect((await second).status).toBe(200);
  });
});

describe('a call that waits for ever, or takes its place with it', () => {
  it('leaves the queue at its deadline and on abort, without losing a turn', async () => {
    const { clock, send, finish, urls } = setUp(1);
    const cancellation = new CancellationSource();
    void send('a');
    const late = send('late', { deadline: clock.now() + 10 });
    const aborted = send('aborted', { cancellation });
    void send('b');
    await settle();
    const outcomes = [
      expect(late).rejects.toMatchObject({ code: 'TIMEOUT', phase: 'total' }),
      expect(aborted).rejects.toBe('enough'),
    ];
    cancellation.cancel('enough');
    await clock.advance(10);
    await Promise.all(outcomes);
    expect(clock.pending).toBe(0);
    await finish(0);
    expect(urls()).toEqual(['a', 'b']);
  });

  it('passes on a turn that comes in the moment of the abort', async () => {
    const { send, open, urls } = setUp(1);
    const cancellation = new CancellationSource();
    void send('a');
    const aborted = send('aborted', { cancellation });
    void send('b');
    await settle();
    open[0]?.answer(testResponse(200));
    cancellation.cancel('enough');
    await expect(aborted).rejects.toBe('enough');
    await settle();
    expect(urls()).toEqual(['a', 'b']);
  });
});
