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

describe('a connection that did not come about on a platform without codes', () => {
  const words = 'error sending request for url (http://kfp.test/apis?filter=SECRET): client error (Connect): ';

  it.each([
    [`${words}tcp connect error: Connection refused (os error 111)`, /cannot be reached \(ECONNREFUSED\)/, true],
    [`${words}dns error: failed to lookup address information`, /cannot be reached \(ENOTFOUND\)/, true],
    [`${words}invalid peer certificate: UnknownIssuer`, /cannot be trusted/, false],
  ])('has not reached the server: %s', (text, message, transient) => {
    const error = connectionFailure(testRequest(), new TypeError(text));
    expect(error).toMatchObject({ mayHaveReachedServer: false, transient, message: expect.stringMatching(message) });
  });

  it.each([
    ['proxy authentication required', 'the proxy p.test:3128 does not let it through (407)', false],
    ['unsuccessful tunnel', 'the proxy p.test:3128 cannot be used (NO_TUNNEL)', true],
    ['unexpected eof while tunneling', 'the proxy p.test:3128 cannot be used (NO_TUNNEL)', true],
    [
      'tcp connect error: Connection refused (os error 111)',
      'the proxy p.test:3128 cannot be used (ECONNREFUSED)',
      true,
    ],
  ])('is laid to the proxy: %s', (text, message, transient) => {
    const proxy = new URL('http://me:s3cret@p.test:3128');
    const error = connectionFailure(testRequest(), new TypeError(words + text), { proxy });
    expect(error).toMatchObject({ mayHaveReachedServer: false, transient });
    expect(error.message).toBe(`GET /apis/v1beta1/runs/r1: ${message}`);
    expect(inspect(error, { depth: 9 })).not.toMatch(/s3cret|SECRET/);
  });

  it.each([
    ['407 Proxy Authentication Required', 407, false],
    ['502 Bad Gateway', 502, true],
  ])('is laid to the proxy by a platform with codes: %s', (text, status, transient) => {
    const refused = Object.assign(new Error(`Proxy refused to open a tunnel: ${text}`), { code: 'ERR_PROXY_TUNNEL' });
    const error = connectionFailure(testRequest(), refused, { proxy: new URL('http://p.test') });
    expect(error).toMatchObject({
      mayHaveReachedServer: false,
      transient,
      message: expect.stringContaining(`(${status})`),
    });
  });

  it('is kept with what the proxy said, although nobody reads that', async () => {
    const refusal = new Response('<html>who are you?</html>', { status: 407 });
    const send = fetchTransport(async () => refusal, new URL('http://p.test'));
    await expect(send(testRequest())).rejects.toMatchObject({ message: expect.stringContaining('(407)') });
    expect(refusal.bodyUsed).toBe(true);
  });

  it('is told from one that broke, and quotes no query', () => {
    const text = 'error sending request for url (http://kfp.test/apis?filter=SECRET): connection closed';
    const error = connectionFailure(testRequest(), new TypeError(text));
    expect(error.mayHaveReachedServer).toBe(true);
    expect(error.message).toMatch(/connection closed/);
    expect(error.message).not.toContain('SECRET');
  });

  it('sends who meets another protocol to the port', () => {
    const cause = Object.assign(new Error('Parse Error'), { code: 'HPE_INVALID_CONSTANT' });
    expect(connectionFailure(testRequest(), cause).hint).toMatch(/port/);
  });

  it.each(['Failed to fetch', 'Load failed', 'NetworkError when attempting to fetch resource.'])(
    'says what a browser keeps to itself: %s',
    (text) => expect(connectionFailure(testRequest(), new TypeError(text)).hint).toMatch(/CORS/),
  );
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
