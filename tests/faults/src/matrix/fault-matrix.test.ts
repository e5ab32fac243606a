import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actions } from './actions.js';
import { cellOf } from './disturbed-client.js';
import { faults } from './faults.js';
import { matrixDocument, renderMatrix } from './matrix-document.js';
import { outcomes } from './outcomes.js';

describe.each(faults)('$name', (fault) => {
  it.concurrent.each(actions)('$name', async (action) => {
    expect(await cellOf(fault, action)).toBe(outcomes[fault.name]?.[action.name]);
  });
});

it('every stated outcome was tested', () => {
  expect(Object.keys(outcomes).sort()).toEqual(faults.map(({ name }) => name).sort());
});

it('the document says what was tested; `pnpm --filter @kfp-ts/fault-tests document` writes it', () => {
  expect(readFileSync(matrixDocument, 'utf8')).toBe(renderMatrix());
});
