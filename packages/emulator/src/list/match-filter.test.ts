import { describe, expect, it } from 'vitest';
import type { ExperimentRow } from '../store/rows.js';
import { CONDITION_KINDS, type ConditionKind, type Filter, type Operand } from './filter.js';
import { listableExperiments } from './listable.js';
import { rowMatcher } from './match-filter.js';

const NONE = Object.fromEntries(CONDITION_KINDS.map((kind) => [kind, {}]));
const filter = (kind: ConditionKind, column: string, operand: Operand): Filter =>
  ({ FilterProto: '', ...NONE, [kind]: { [`experiments.${column}`]: [operand] } }) as unknown as Filter;
const row = { id: 'id', name: 'exp', createdAt: 5 } as ExperimentRow;
const holds = (kind: ConditionKind, column: string, operand: Operand): boolean =>
  rowMatcher(filter(kind, column, operand), listableExperiments)?.(row) ?? true;

describe('a number is compared with a text otherwise than the database does', () => {
  it.each([
    ['EQ', '実', false],
    ['GT', '実', true],
    ['LT', '実', false],
    ['SUBSTRING', '実', false],
    ['IN', ['実', '5'], true],
    ['IN', ['実', 'x', '6'], false],
    ['EQ', ' \t5 apples', true],
    ['EQ', '\u00a05', false],
  ] as const)('%s %j', (kind, operand, expected) => {
    expect(holds(kind, 'CreatedAtInSec', operand)).toBe(expected);
  });

  it('only a column of text cannot be compared with what latin1 cannot hold', () => {
    expect(() => holds('EQ', 'Name', '実')).toThrow('Error 1267: Illegal mix of collations');
  });
});
