import { scenarios } from '../scenarios/scenarios.js';
import type { Verdict } from './judge.js';
import { legend, markOf } from './marks.js';
import type { Cell } from './run-cell.js';

/** All of it fits into 120 columns. */
const NAME_WIDTH = 27;
const widthOf = (scenario: string): number => Math.max(scenario.length, 'unsupported'.length);

/** A cell, and what came of it. */
export interface JudgedCell {
  readonly cell: Cell;
  readonly verdict: Verdict;
}

export const heading = (door: string): string =>
  `\n${door.padEnd(NAME_WIDTH)} ${scenarios.map(({ name }) => name.padEnd(widthOf(name))).join(' ')}`.trimEnd();

/** One plugin at one door; what is not as expected has a `!`. */
export function row(plugin: string, cells: readonly JudgedCell[]): string {
  const marks = scenarios.map(({ name }) => {
    const judged = cells.find(({ cell }) => cell.scenario.name === name);
    if (!judged) return '·'.padEnd(widthOf(name));
    const { verdict, cell } = judged;
    const mark = markOf(verdict.outcome, cell.plugin.counts ? verdict.got : undefined);
    return `${verdict.problems.length > 0 ? '!' : ''}${mark}`.padEnd(widthOf(name));
  });
  return `${plugin.slice(0, NAME_WIDTH).padEnd(NAME_WIDTH)} ${marks.join(' ')}`.trimEnd();
}

export const explanation = `in = all calls succeed; N got = logins made or tokens fetched; · = does not happen here; ! = not as expected
${legend}`;

/** What is wrong, each with a way to look at it alone, and the sums. */
export function ending(judged: readonly JudgedCell[]): string {
  const wrong = judged.filter(({ verdict }) => verdict.problems.length > 0);
  const details = wrong.map(({ cell: { plugin, door, scenario }, verdict }) => {
    const alone = `pnpm test:doors --plugin '${plugin.name}' --door '${door.name}' --scenario '${scenario.name}'`;
    return `\n${plugin.name} at ${door.name}, ${scenario.name}\n  ${verdict.problems.join('\n  ')}\n  ${alone}`;
  });
  const sum = (count: (verdict: Verdict) => number): number =>
    judged.reduce((total, { verdict }) => total + count(verdict), 0);
  const lost = sum((verdict) => verdict.lost);
  const doubled = sum((verdict) => verdict.doubled);
  const leaks = sum((verdict) => verdict.leaks.length);
  const asExpected = judged.length - wrong.length;
  return [
    ...details,
    `\n${asExpected} of ${judged.length} as expected; lost ${lost}; doubled ${doubled}; leaks ${leaks}`,
  ].join('\n');
}
