import { readFileSync } from 'node:fs';
import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actions } from './actions.js';
import { cellOf } from './disturbed-client.js';
import { faults } from './faults.js';
import { outcomes, outcomeTable } from './outcomes.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ execution: 'manual' });
});
afterAll(() => emulator.close());

describe.each(faults)('$name', (fault) => {
  it.each(actions)('$name', async (action) => {
    expect(await cellOf(fault, action, emulator)).toBe(outcomes[fault.name]?.[action.name]);
  });
});

it('the documented table is the one that was tested', () => {
  expect(Object.keys(outcomes)).toEqual(expect.arrayContaining(faults.map(({ name }) => name)));
  expect(readFileSync(new URL('../../../../docs/fault-matrix.md', import.meta.url), 'utf8')).toContain(outcomeTable());
});
