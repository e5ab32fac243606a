/** Holds the direction of the packages, cli → client → api, and their borders: `pnpm check:dependencies`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportProblems } from '../workspace/report-problems.js';
import { rootDirectory } from '../workspace/root-directory.js';
import { trackedFiles } from '../workspace/tracked-files.js';
import { publishedPackages } from '../workspace/workspace-packages.js';
import { findDirectionProblems } from './find-direction-problems.js';
import { packageLayers } from './package-layers.js';

const sources = trackedFiles(rootDirectory)
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(join(rootDirectory, path), 'utf8') }));
const packages = publishedPackages(rootDirectory);
const problems = packages.flatMap(({ folder, manifest }) => {
  const own = sources.filter(({ path }) => path.startsWith(`${folder}/`));
  return findDirectionProblems(manifest.name, folder, own, packageLayers);
});
reportProblems(problems, `The imports of ${packages.length} packages go one way.`);
