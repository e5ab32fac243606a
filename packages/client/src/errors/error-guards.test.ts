import { describe, expect, it, vi } from 'vitest';
import * as errors from './index.js';

const options = { status: 404, method: 'GET', path: '/', attempts: 1 };

describe('two copies of the package in one program', () => {
  it("guards know each other's errors, with their parents, and nothing else", async () => {
    vi.resetModules();
    const copy = await import('./index.js');
    const foreign = new copy.NotFoundError('gone', options);
    expect(foreign instanceof errors.NotFoundError).toBe(false);
    expect(errors.isNotFoundError(foreign)).toBe(true);
    expect(errors.isApiError(foreign)).toBe(true);
    expect(errors.isKfpError(foreign)).toBe(true);
    expect(errors.isConflictError(foreign)).toBe(false);
    expect(errors.isTimeoutError(new copy.ConnectionError('x'))).toBe(false);
    expect(errors.isConnectionError(new copy.TimeoutError('total', 5, 'x'))).toBe(true);
  });

  it.each([undefined, null, 'NotFoundError', 42, {}, new Error('x')])('no guard takes %s', (value) => {
    for (const [name, guard] of Object.entries(errors)) {
      if (name.startsWith('is')) expect((guard as (value: unknown) => boolean)(value)).toBe(false);
    }
  });
});

describe('names that a bundler shortens', () => {
  it('does not take the name from the class', () => {
    expect(new errors.ConfigurationError('x').name).toBe('ConfigurationError');
    expect(String(new errors.UnsupportedLoginError('x'))).toBe('UnsupportedLoginError: x');
  });

  it('has a code of its own for every class', () => {
    const made = [
      new errors.ConfigurationError('x'),
      new errors.CredentialError('x'),
      new errors.UnsupportedLoginError('x'),
      new errors.ConnectionError('x'),
      new errors.TimeoutError('total', 1, 'x'),
      new errors.ApiError('x', options),
      new errors.InvalidRequestError('x', options),
      new errors.AuthenticationRequiredError('x', options),
      new errors.PermissionDeniedError('x', options),
      new errors.NotFoundError('x', options),
      new errors.AlreadyExistsError('x', options),
      new errors.ConflictError('x', options),
      new errors.RateLimitedError('x', options),
      new errors.ServerError('x', options),
      new errors.UnexpectedResponseError('x', options),
      new errors.RunFailedError('x', { run: 1 }),
      new errors.WaitTimeoutError('x', { run: 1 }),
    ];
    const classes = Object.keys(errors).filter((name) => name.endsWith('Error') && !name.startsWith('is'));
    expect(new Set(made.map(({ code }) => code)).size).toBe(made.length);
    expect(made.length).toBe(classes.length - 1);
    for (const error of made) {
      expect(JSON.parse(JSON.stringify(error))).toMatchObject({
        name: error.name,
        code: error.code,
        message: error.message,
      });
    }
  });
});
