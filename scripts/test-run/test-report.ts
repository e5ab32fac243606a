import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestCounts } from './test-counts.js';

/** The part of Vitest's JSON report that is read. */
export interface VitestReport {
  success: boolean;
  /** Milliseconds since 1970. */
  startTime: number;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: readonly { status: string; assertionResults: readonly unknown[] }[];
}

export function testReportPath(packageDirectory: string): string {
  return join(packageDirectory, '.reports', 'test.json');
}

/** The report in a package's folder; undefined when its run left none, or was killed while it wrote it. */
export function readTestReport(packageDirectory: string): VitestReport | undefined {
  const path = testReportPath(packageDirectory);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  } catch {
    return undefined;
  }
}

/** A file that could not be loaded has no test that failed, yet its tests did not run: it counts as one failure. */
export function countTests(report: VitestReport): TestCounts {
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloadable;
  return {
    passed: report.numPassedTests,
    // An error outside any test, such as an unhandled rejection, fails the run as well.
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
