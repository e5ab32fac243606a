/** Packs the published packages and uses what was packed as a stranger would: `pnpm check:packages`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWorkspace } from '../workspace/build-workspace.js';
import { reportProblems } from '../workspace/report-problems.js';
import { rootDirectory } from '../workspace/root-directory.js';
import { publishedPackages, readManifest } from '../workspace/workspace-packages.js';
import { createConsumerProject } from './consumer-project.js';
import { entriesOf } from './entries-of.js';
import { type ConsumerSettings, findLoadingProblems, findTypeProblems } from './find-consumer-problems.js';
import { findPublintProblems, findTypeResolutionProblems } from './find-manifest-problems.js';
import { packPackage } from './pack-package.js';

const consumers = join(rootDirectory, 'tests/consumers');
mkdirSync(join(rootDirectory, '.reports'), { recursive: true });
// One of its own: two checks at the same time would pull what they have packed from under each other.
const folder = mkdtempSync(join(rootDirectory, '.reports/packages-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

await buildWorkspace();
const packages = publishedPackages(rootDirectory);
const archives = new Map<string, string>();
const problems: string[] = [];
for (const each of packages) {
  const archive = await packPackage(rootDirectory, each, join(folder, 'packed'));
  archives.set(each.manifest.name, archive);
  const found = [
    ...(await findPublintProblems(archive)),
    ...(await findTypeResolutionProblems(rootDirectory, archive)),
  ];
  problems.push(...found.map((text) => `${each.manifest.name}: ${text}`));
}

const CONSUMERS: readonly ConsumerSettings[] = [
  { resolution: 'nodenext', dom: true },
  { resolution: 'nodenext', dom: false },
  { resolution: 'bundler', dom: true },
];
const project = await createConsumerProject(join(folder, 'consumer'), archives, join(consumers, 'programs'), {
  '@types/node': readManifest(rootDirectory).devDependencies?.['@types/node'] ?? '*',
});
const entries = packages.flatMap(({ manifest }) => entriesOf(manifest));
problems.push(...(await findLoadingProblems(project, entries)));
const compilers = Object.keys(readManifest(consumers).devDependencies ?? {});
for (const compiler of compilers) {
  for (const settings of CONSUMERS) {
    problems.push(...(await findTypeProblems(project, join(consumers, 'node_modules', compiler), settings)));
  }
}
reportProblems(
  problems,
  `${packages.length} packages, ${entries.length} entries: packed, imported, required and typechecked with ${compilers.join(', ')}.`,
);
