import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { measureBundle } from './measure-bundle.js';

// Noise that gzip cannot shrink: its bytes can be found again in the sizes.
const noise = (seed: number, length: number) => {
  let state = seed;
  let text = '';
  while (text.length < length) {
    state = (state * 48_271) % 2_147_483_647;
    text += state.toString(36);
  }
  return text;
};

const parent = join(import.meta.dirname, '..', '.reports');
let folder: string;
beforeEach(() => {
  mkdirSync(parent, { recursive: true });
  folder = mkdtempSync(join(parent, 'bundle-'));
  writeFileSync(join(folder, 'eager.js'), `export const eager = '${noise(1, 4000)}';`);
  writeFileSync(join(folder, 'shared.js'), `export const shared = '${noise(2, 4000)}';`);
  writeFileSync(join(folder, 'lazy.js'), `import './shared.js'; export const lazy = '${noise(3, 8000)}';`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('does not count what loads on demand, and does count what loads through a shared chunk', async () => {
  const { staticBytes, lazyChunks } = await measureBundle(
    `import { eager } from './eager.js';
     import { shared } from './shared.js';
     export const load = () => import('./lazy.js');
     export const all = () => [eager, shared];`,
    folder,
    'node',
  );
  expect(staticBytes).toBeGreaterThan(2 * 2000);
  expect(staticBytes).toBeLessThan(8000);
  expect(lazyChunks.map(({ bytes }) => bytes > 4000)).toEqual([true]);
});

it('leaves out what nothing uses and what Node brings', async () => {
  const { staticBytes } = await measureBundle(
    `import { readFileSync } from 'node:fs';
     import { eager } from './eager.js';
     export const read = () => readFileSync('a');`,
    folder,
    'node',
  );
  expect(staticBytes).toBeLessThan(200);
});
