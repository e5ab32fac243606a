import { describe, expect, it } from 'vitest';
import { testRequest, testResponse } from '../../test/test-request.js';
import { ConnectionError, TimeoutError } from '../errors/connection-error.js';
import { retryPauseMs } from './retry-decision.js';

const get = testRequest({ repeatable: true });
const post = testRequest({ method: 'POST', repeatable: false });
const most = { now: 0, random: () => 1 };
const after = (status: number, headers: Record<string, string> = {}) => ({
  response: testResponse(status, '', headers),
});

const neverConnected = { error: new ConnectionError('x', { mayHaveReachedServer: false }) };
const reset = { error: new ConnectionError('x') };
const untrusted = { error: new ConnectionError('x', { transient: false, mayHaveReachedServer: false }) };

describe('a request that is carried out twice', () => {
  it.each([
    ['reset', reset],
    ['timeout', { error: new TimeoutError('attempt', 5, 'x') }],
    ['502', after(502)],
    ['503', after(503)],
    ['504', after(504)],
    ['half a JSON', { response: testResponse(200, '{"runs":[{') }],
    ['504 with Retry-After', after(504, { 'retry-after': '1' })],
  ])('after %s, only what is safe to repeat is sent again', (_, outcome) => {
    expect(retryPauseMs(outcome, post, 1, most)).toBeUndefined();
    expect(retryPauseMs(outcome, get, 1, most)).toBeTypeOf('number');
  });

  it.each([
    ['no connection', neverConnected],
    ['429', after(429)],
    ['503 with Retry-After', after(503, { 'retry-after': '1' })],
  ])('after %s, everything is: the server cannot have acted', (_, outcome) => {
    expect(retryPauseMs(outcome, post, 1, most)).toBeTypeOf('number');
  });
});

describe('a lasting failure that is tried again', () => {
  it.each([
    ['400', after(400)],
    ['401', after(401)],
    ['404', after(404)],
    ['500', after(500)],
    ['501', after(501)],
    ['302', after(302)],
    ['untrusted certificate', untrusted],
    ['error of a middleware', { error: new Error('x') }],
    ['abort', { error: new DOMException('x', 'AbortError') }],
  ])('%s is not', (_, outcome) => {
    expect(retryPauseMs(outcome, get, 1, most)).toBeUndefined();
  });

  it('stops after maxAttempts', () => {
    expect(retryPauseMs(reset, get, 3, most)).toBeDefined();
    expect(retryPauseMs(reset, get, 4, most)).toBeUndefined();
  });
});

describe('clients that come back all together, or too early', () => {
  it('waits any part of a bound that doubles up to maxDelayMs', () => {
    const limits = { retry: { maxAttempts: 100, baseDelayMs: 250, maxDelayMs: 1500 } };
    const bounds = [1, 2, 3, 4, 50].map((attempt) => retryPauseMs(reset, testRequest({ limits }), attempt, most));
    expect(bounds).toEqual([250, 500, 1000, 1500, 1500]);
    expect(retryPauseMs(reset, get, 2, { now: 0, random: () => 0.5 })).toBe(250);
  });

  it('waits at least as long as the server asks, or not at all when that is too long', () => {
    expect(retryPauseMs(after(429, { 'retry-after': '2' }), get, 1, { now: 0, random: () => 0 })).toBe(2000);
    expect(retryPauseMs(after(429, { 'retry-after': '2' }), get, 1, most)).toBe(2250);
    expect(retryPauseMs(after(429, { 'retry-after': '31' }), get, 1, most)).toBeUndefined();
  });

  it('does not wait to replace a connection that had gone stale', () => {
    expect(retryPauseMs({ error: new ConnectionError('x', { staleConnection: true }) }, get, 1, most)).toBe(0);
  });
});
