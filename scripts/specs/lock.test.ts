import { expect, it } from 'vitest';
import { assertPinned } from './lock.js';
import { madeUpLock } from './made-up-api.js';

it('a file that is not the pinned one is refused, with the way to pin it', () => {
  const { source } = madeUpLock('{"swagger":"2.0"}');
  expect(() => assertPinned('{"swagger":"2.0"}', source)).not.toThrow();
  expect(() => assertPinned('{"swagger":"2.0" }', source)).toThrow(/sha256.*\n.*--repin --tag TAG --commit COMMIT/s);
});
