import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTestReport, testReportPath } from './test-report.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'test-report-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a report that is not there ends the count of all others', () => {
  it('since its run left none', () => expect(readTestReport(folder)).toBeUndefined());

  it.each(['', '{"success":true,"numPass'])('since its run was killed when it had written %j', (written) => {
    const path = testReportPath(folder);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, written);
    expect(readTestReport(folder)).toBeUndefined();
  });
});
