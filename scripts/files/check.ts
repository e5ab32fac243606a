/** Holds the rules for file names, lengths and contents: `pnpm check:files`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportProblems } from '../workspace/report-problems.js';
import { rootDirectory } from '../workspace/root-directory.js';
import { trackedFiles } from '../workspace/tracked-files.js';
import { findFileProblems } from './find-file-problems.js';
import { median } from './median.js';

const maxMedianLines = 100;

const written = trackedFiles(rootDirectory)
  .filter((path) => /\.(?:[cm]?[jt]s|jsonc?|ya?ml|md|sh)$/.test(path) && path !== 'pnpm-lock.yaml')
  // Data as it came from elsewhere.
  .filter((path) => !/^specs\/|^(?:examples|tests|tests\/parity)\/pipelines\/|\/(?:fixtures|vectors)\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(rootDirectory, path), 'utf8') }));
const problems = written.flatMap(({ path, text }) => findFileProblems(path, text));

const sources = written.filter(({ path }) => /\/src\/.*(?<!\.test|\.test-d)\.ts$/.test(path));
const middle = median(sources.map(({ text }) => text.split('\n').length - 1));
if (middle > maxMedianLines) problems.push(`The median source file has ${middle} lines, at most ${maxMedianLines}.`);

reportProblems(problems, `${written.length} files keep the rules; the median source file has ${middle} lines.`);
