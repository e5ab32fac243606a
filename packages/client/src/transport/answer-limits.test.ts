import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { testRequest } from '../../test/test-request.js';
import { connectionFailure } from './connection-failure.js';
import { fetchTransport } from './fetch-transport.js';
import { readResponse } from './node-response.js';

describe('an answer longer than any string', () => {
  const tooLong = () => Object.assign(new Error('Cannot create a string'), { code: 'ERR_STRING_TOO_LONG' });

  it('fails its call, and not the process', () => {
    const message = Object.assign(new EventEmitter(), { statusCode: 200, rawHeaders: [], headers: {} });
    let failure: unknown;
    readResponse(
      message as unknown as IncomingMessage,
      false,
      () => undefined,
      (error) => {
        failure = error;
      },
    );
    const error = tooLong();
    message.emit('data', {
      length: 1,
      toString: () => {
        throw error;
      },
    });
    message.emit('end');
    expect(failure).toBe(error);
  });

  it('is not asked for again', () => {
    const error = connectionFailure(testRequest(), tooLong());
    expect(error).toMatchObject({ transient: false, hint: expect.stringContaining('object store') });
  });
});

describe('a session cookie in an answer of fetch', () => {
  it('is not printed, and can be read', async () => {
    const headers = { 'set-cookie': 'oauth2_proxy=SECRET; Path=/', 'x-request-id': 'q' };
    const answer = await fetchTransport(async () => new Response('{}', { headers }))(testRequest());
    expect(inspect(answer, { depth: 9, showHidden: true }) + JSON.stringify(answer)).not.toContain('SECRET');
    expect(answer.headers.get('X-Request-Id')).toBe('q');
    expect(answer.headers.getSetCookie?.()).toEqual(['oauth2_proxy=SECRET; Path=/']);
    expect([...answer.headers.entries()]).toContainEqual(['x-request-id', 'q']);
  });
});
