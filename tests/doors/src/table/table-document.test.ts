import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderTable, tableDocument } from './table-document.js';

it('the document says what is tested; `pnpm --filter @kfp-ts/door-tests document` writes it', () => {
  expect(readFileSync(tableDocument, 'utf8')).toBe(renderTable());
});
