import { addCounts, formatCounts, type TestCounts } from './test-counts.js';
import { countTests, type VitestReport } from './test-report.js';

export interface TestSummary {
  /** One line for each package. */
  lines: readonly string[];
  counts: TestCounts;
}

/**
 * Sums the reports of a run. A package without a report, or whose report has no test, counts as one failure: otherwise a
 * suite that vanished would look like one that passed.
 *
 * @param startedAt milliseconds since 1970; a report from before was replayed from the cache
 */
export function summarizeTests(reports: ReadonlyMap<string, VitestReport | undefined>, startedAt: number): TestSummary {
  const lines: string[] = [];
  const all: TestCounts[] = [];
  const width = Math.max(0, ...Array.from(reports.keys(), (name) => name.length));
  for (const [name, report] of reports) {
    const counts = report ? countTests(report) : { passed: 0, failed: 1, skipped: 0 };
    const empty = counts.passed + counts.failed === 0;
    if (empty) counts.failed = 1;
    all.push(counts);
    const mark = counts.failed > 0 ? '✗' : '✓';
    const note = !report ? 'no report: its run did not end' : empty ? 'no test ran' : formatCounts(counts);
    const replayed = report && report.startTime < startedAt ? ' (cached)' : '';
    lines.push(`${mark} ${name.padEnd(width)}  ${note}${replayed}`);
  }
  const counts = addCounts(all);
  return { lines, counts: reports.size === 0 ? { ...counts, failed: 1 } : counts };
}
