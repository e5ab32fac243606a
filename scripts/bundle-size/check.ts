/** Holds the bundle budgets of what people import: `pnpm check:size`. */
import { join } from 'node:path';
import { buildWorkspace } from '../workspace/build-workspace.js';
import { rootDirectory } from '../workspace/root-directory.js';
import { measureBundle } from './measure-bundle.js';
import { sizeBudgets } from './size-budgets.js';

const format = new Intl.NumberFormat('en');

await buildWorkspace();
for (const { name, program, resolveFrom, maxBytes } of sizeBudgets) {
  for (const platform of ['node', 'browser'] as const) {
    const { staticBytes, lazyChunks } = await measureBundle(program, join(rootDirectory, resolveFrom), platform);
    const over = staticBytes > maxBytes;
    if (over) process.exitCode = 1;
    const lazy = lazyChunks.map(({ bytes }) => format.format(bytes)).join(' + ');
    console.log(
      `${over ? '✗' : '✓'} ${name}, ${platform}: ${format.format(staticBytes)} of ${format.format(maxBytes)} B` +
        `${lazy ? `, on demand ${lazy} B` : ''}`,
    );
  }
}
