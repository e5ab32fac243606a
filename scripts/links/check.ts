/** Follows the links between the documents of the repository: `pnpm check:links`. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { reportProblems } from '../workspace/report-problems.js';
import { rootDirectory } from '../workspace/root-directory.js';
import { trackedFiles } from '../workspace/tracked-files.js';
import { findBrokenLinks } from './find-broken-links.js';

const files = trackedFiles(rootDirectory);
const documents = new Map(
  files
    .filter((path) => path.endsWith('.md'))
    .map((path) => [path, readFileSync(join(rootDirectory, path), 'utf8')] as const),
);
const paths = new Set(files);
for (const file of files) {
  for (let folder = posix.dirname(file); folder !== '.'; folder = posix.dirname(folder)) paths.add(folder);
}
reportProblems(findBrokenLinks(documents, paths), `The links of ${documents.size} documents lead somewhere.`);
