import { inspect } from 'node:util';
import { expect, it, vi } from 'vitest';
import { isInvalidPathParameterError, isRequestRefusedError, isUnreadableAnswerError } from './error-guards.js';

it('an error of another copy of the package is recognised', async () => {
  const first = await import('./invalid-path-parameter-error.js');
  const firstAnswer = await import('./unreadable-answer-error.js');
  vi.resetModules();
  const second = await import('./invalid-path-parameter-error.js');
  const refused = new second.InvalidPathParameterError('id', 'It is empty.', 'Pass one.');
  expect(refused).not.toBeInstanceOf(first.InvalidPathParameterError);
  expect([isInvalidPathParameterError(refused), isRequestRefusedError(refused)]).toEqual([true, true]);
  const unreadable = new firstAnswer.UnreadableAnswerError(200, 'text/html');
  expect([isUnreadableAnswerError(unreadable), isRequestRefusedError(unreadable)]).toEqual([true, false]);
});

it.each([undefined, null, 'INVALID_PATH_PARAMETER', new Error('x'), { code: 'INVALID_PATH_PARAMETER' }])(
  '%s is none of them',
  (value) => {
    expect([isInvalidPathParameterError, isRequestRefusedError, isUnreadableAnswerError].some((is) => is(value))).toBe(
      false,
    );
  },
);

it('what to do next is seen where the error is printed', async () => {
  const { UnreadableAnswerError } = await import('./unreadable-answer-error.js');
  const text = inspect(new UnreadableAnswerError(200, ''));
  expect(text).toContain('The answer (status 200, no content type) is not JSON.');
  expect(text).toContain('check the base URL');
});
