import { beforeAll, expect, it } from 'vitest';
import { differences } from './differences.js';
import { judgeAll } from './judge-all.js';
import { formatReport } from './report.js';
import { loadVectors } from './vector.js';
import type { Verdict } from './verdict.js';

let verdicts: Verdict[];

beforeAll(async () => {
  verdicts = await judgeAll();
}, 60_000);

it.each([...new Set(loadVectors().map(({ group }) => group))])(
  'does %s as the Python clients do, or says why not',
  (group) => {
    const wrong = verdicts.filter(
      (verdict) => verdict.group === group && !['equivalent', 'declared'].includes(verdict.kind),
    );
    expect(wrong.map(({ name, details }) => [name, ...details])).toEqual([]);
  },
);

it('gives no reason for a vector that does not exist', () => {
  expect(formatReport(verdicts, differences)).toMatchObject({ failed: false });
});

it('has every vector', () => {
  expect(verdicts).toHaveLength(416);
});
