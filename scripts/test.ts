/**
 * Runs the tests of every package, or replays them from turbo's cache, and ends with `N passed, N failed`: `pnpm test`.
 * Exits 1 when a test failed, when a package left no report, or when no test ran.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { summarizeTests } from './test-run/summarize-tests.js';
import { formatCounts } from './test-run/test-counts.js';
import { readTestReport, testReportPath } from './test-run/test-report.js';
import { rootDirectory } from './workspace/root-directory.js';
import { runTurbo } from './workspace/run-turbo.js';
import { workspacePackages } from './workspace/workspace-packages.js';

const tested = workspacePackages(rootDirectory).filter(({ manifest }) => manifest.scripts?.test);
// A report of an earlier run must not be counted for one that died.
for (const { folder } of tested) rmSync(testReportPath(join(rootDirectory, folder)), { force: true });

console.log(`Testing ${tested.length} packages …`);
const startedAt = Date.now();
const run = await runTurbo(['test']);
const reports = new Map(
  tested.map(({ folder, manifest }) => [manifest.name, readTestReport(join(rootDirectory, folder))]),
);
const { lines, counts } = summarizeTests(reports, startedAt);
// What turbo could not even start leaves no failed test: it must not look green.
if (!run.succeeded && counts.failed === 0) counts.failed = 1;

if (!run.succeeded) console.log(run.output.trimEnd());
console.log(`${lines.join('\n')}\n\n${formatCounts(counts)}`);
process.exitCode = counts.failed > 0 ? 1 : 0;
