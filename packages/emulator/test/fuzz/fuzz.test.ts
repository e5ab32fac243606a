import { expect, it } from 'vitest';
import { fuzz } from './fuzz.js';

it('an input ends the process, or breaks a list', { timeout: 60_000 }, async () => {
  const { statuses, broken } = await fuzz(3000, 20_260_101);
  expect(broken).toEqual([]);
  expect(statuses['200']).toBeGreaterThan(300);
  expect(statuses['400']).toBeGreaterThan(300);
});
