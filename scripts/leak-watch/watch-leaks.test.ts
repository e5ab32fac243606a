import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findSecret } from './find-secret.js';
import { type LeakWatch, watchLeaks } from './watch-leaks.js';

const SECRET = 'a-c4nary-token';

let watch: LeakWatch;
beforeEach(() => {
  for (const method of ['log', 'warn'] as const) vi.spyOn(console, method).mockReturnValue();
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  watch = watchLeaks();
});
afterEach(() => {
  watch.stop();
  vi.restoreAllMocks();
});

/** A class like those of the client, made once the watch stands, as those are after a setup file. */
function clientError() {
  class Made extends globalThis.Error {
    readonly detail: unknown;
    constructor(message: string, detail?: unknown, cause?: unknown) {
      super(message, { cause });
      this.detail = detail;
    }
  }
  Object.defineProperty(Made.prototype, Symbol.for('@kfp-ts/client/KfpError'), { value: true });
  return Made;
}

describe('a secret gets out unseen', () => {
  it.each<[string, () => void]>([
    ['on the console', () => console.log('signed in with', { token: SECRET })],
    ['in a format', () => console.warn('%s!', SECRET)],
    ['on a stream', () => process.stderr.write(Buffer.from(`token=${SECRET}`))],
    ['as Basic credentials', () => console.log(`Basic ${btoa(`jane:${SECRET}`)}`)],
  ])('%s', (_, leak) => {
    leak();
    expect(watch.leaks()).toEqual([expect.stringMatching(/^printed: … /)]);
    expect(watch.leaks()).toEqual([]);
  });

  it.each<[string, (made: ReturnType<typeof clientError>) => unknown]>([
    ['in its message', (Made) => new Made(`refused ${SECRET}`)],
    ['in a member', (Made) => new Made('refused', { headers: { authorization: `Bearer ${SECRET}` } })],
    ['in its cause', (Made) => new Made('refused', undefined, new Error(SECRET))],
  ])('in an error that nobody throws: %s', (_, make) => {
    make(clientError());
    expect(watch.leaks()).toEqual([expect.stringMatching(/^shown by a Error: … .*c4nary/s)]);
  });

  describe('in an address', () => {
    const server = createServer((_, response) => response.end());
    const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
    afterAll(() => new Promise((resolve) => server.close(resolve)));

    it.each([
      ['fetch', (target: string) => fetch(target)],
      [
        'node:http',
        async (target: string) => {
          const { get } = await import('node:http');
          return new Promise((resolve) => get(target, { agent: false }, (response) => resolve(response.resume())));
        },
      ],
    ])('%s', async (_, send) => {
      await send(`${url()}/?token=a-%634nary-token`);
      expect(watch.leaks()).toEqual([expect.stringMatching(/^address of a request: … .*127\.0\.0\.1.*c4nary/)]);
      await send(`${url()}/?code=${SECRET}&state=${SECRET}`);
      expect(watch.leaks()).toEqual([]);
    });
  });
});

describe('what is no leak fails a test', () => {
  it('an error of the test itself', () => {
    expect(new Error(SECRET).message).toBe(SECRET);
    expect(watch.leaks()).toEqual([]);
  });

  it('an error is no longer what it was', () => {
    const error = new Error('x', { cause: 1 });
    expect([error instanceof Error, error.cause, new TypeError('x') instanceof Error]).toEqual([true, 1, true]);
    expect(Error('without new')).toBeInstanceOf(Error);
    expect(Object.getPrototypeOf(error)).toBe(Error.prototype);
    expect(error.stack?.split('\n')[1]).toContain('watch-leaks.test.ts');
    expect(new (clientError())('x').stack).not.toContain('record-errors');
  });
});

it.each([0, 1, 2, 3, 4, 5])('base64 hides a secret that stands behind %i bytes', (before) => {
  const text = `${'x'.repeat(before)}c4nary${'y'.repeat(before)}`;
  expect(findSecret(Buffer.from(text).toString('base64'))).toBeDefined();
  expect(findSecret(Buffer.from(text).toString('base64url'))).toBeDefined();
  expect(findSecret(Buffer.from('x'.repeat(200)).toString('base64'))).toBeUndefined();
});
