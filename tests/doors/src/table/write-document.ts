/** Writes the table into the documentation: `pnpm --filter @kfp-ts/door-tests document`. */
import { writeFileSync } from 'node:fs';
import { renderTable, tableDocument } from './table-document.js';

writeFileSync(tableDocument, renderTable());
