/** Compares the error catalogue with the sources: `pnpm docs:check`. With `--write` it writes it: `pnpm docs:write`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportProblems } from '../workspace/report-problems.js';
import { rootDirectory } from '../workspace/root-directory.js';
import { cataloguedPackages } from './catalogued-packages.js';
import { findCatalogueProblems } from './find-catalogue-problems.js';
import { renderCatalogue } from './render-catalogue.js';

const document = 'docs/errors.md';
const packages = cataloguedPackages(rootDirectory);
if (process.argv.includes('--write')) writeFileSync(join(rootDirectory, document), renderCatalogue(packages));
const written = readFileSync(join(rootDirectory, document), 'utf8');
const count = packages.flatMap(({ classes }) => classes).length;
reportProblems(findCatalogueProblems(packages, written), `${document} says what the sources say of ${count} errors.`);
