import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rootDirectory } from './root-directory.js';
import { publishedPackages } from './workspace-packages.js';

describe('a published package is forgotten', () => {
  const published = publishedPackages(rootDirectory);
  const names = published.map(({ manifest }) => manifest.name);

  it('is released with the others', () => {
    const { fixed } = JSON.parse(readFileSync(join(rootDirectory, '.changeset/config.json'), 'utf8'));
    expect(fixed).toEqual([names]);
  });

  it.each(published)('$folder has the version of the others', ({ manifest }) =>
    expect(manifest.version).toBe(published[0]?.manifest.version),
  );

  it.each(published)('$folder packs its sources without their tests', ({ manifest }) =>
    expect(manifest.files).toEqual(expect.arrayContaining(['dist', 'src', '!src/**/*.test.ts'])),
  );
});
