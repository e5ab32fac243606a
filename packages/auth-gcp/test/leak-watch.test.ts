import { ConfigurationError } from '@kfp-ts/client';
import { expect, it } from 'vitest';

// Of a secret that gets out, `vitest.config.ts` has every test of this package fail.
it.fails('a test passes in which an error shows a secret', () => {
  expect(new ConfigurationError('no token but a-c4nary-token')).toBeDefined();
});

it('a test fails in which none does', () => {
  expect(new ConfigurationError('no token')).toBeDefined();
});
