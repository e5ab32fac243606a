/** Writes the matrix into the documentation: `pnpm --filter @kfp-ts/fault-tests document`. */
import { writeFileSync } from 'node:fs';
import { matrixDocument, renderMatrix } from './matrix-document.js';

writeFileSync(matrixDocument, renderMatrix());
