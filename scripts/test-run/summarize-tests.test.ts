import { describe, expect, it } from 'vitest';
import { summarizeTests } from './summarize-tests.js';
import { formatCounts } from './test-counts.js';
import type { VitestReport } from './test-report.js';

const report = (overrides: Partial<VitestReport> = {}): VitestReport => ({
  success: true,
  startTime: 2000,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}, {}, {}] }],
  ...overrides,
});

function lastLine(...reports: (VitestReport | undefined)[]): string {
  return formatCounts(summarizeTests(new Map(reports.map((each, index) => [`p${index}`, each])), 1000).counts);
}

describe('a run that did not test everything looks green', () => {
  it('sums packages', () => expect(lastLine(report(), report())).toBe('6 passed, 0 failed'));

  it('counts a missing report as a failure', () => expect(lastLine(report(), undefined)).toBe('3 passed, 1 failed'));

  it('counts a package without any test as a failure', () =>
    expect(lastLine(report(), report({ numPassedTests: 0, testResults: [] }))).toBe('3 passed, 1 failed'));

  it('counts a run without any package as a failure', () => expect(lastLine()).toBe('0 passed, 1 failed'));

  it('counts a file that could not be loaded', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
    ];
    expect(lastLine(report({ success: false, numFailedTests: 1, testResults }))).toBe('3 passed, 2 failed');
  });

  it('counts an error outside any test', () => expect(lastLine(report({ success: false }))).toBe('3 passed, 1 failed'));

  it('names skipped tests, and only when there are any', () =>
    expect(lastLine(report({ numPendingTests: 2 }))).toBe('3 passed, 0 failed, 2 skipped'));
});

it('says which counts were replayed from the cache', () => {
  const { lines } = summarizeTests(
    new Map([
      ['fresh', report()],
      ['old', report({ startTime: 500 })],
    ]),
    1000,
  );
  expect(lines).toEqual(['✓ fresh  3 passed, 0 failed', '✓ old    3 passed, 0 failed (cached)']);
});
