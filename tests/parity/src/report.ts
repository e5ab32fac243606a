import type { Difference } from './difference.js';
import type { Verdict } from './verdict.js';

/** The report for people, and whether anything in it is wrong. */
export function formatReport(
  verdicts: readonly Verdict[],
  declared: readonly Difference[],
): { text: string; failed: boolean } {
  const wrong = verdicts.filter(({ kind }) => kind === 'undeclared' || kind === 'stale');
  const unknown = declared
    .flatMap(({ cases }) => Object.keys(cases))
    .filter((name) => !verdicts.some((verdict) => verdict.name === name));
  const lines = [
    ...reasons(verdicts),
    ...wrong.flatMap(formatWrong),
    ...unknown.map((name) => `STALE ${name}: there is no such vector`),
    '',
    ...groups(verdicts),
    summary('total', verdicts),
    kinds(verdicts),
  ];
  return { text: lines.join('\n'), failed: wrong.length > 0 || unknown.length > 0 };
}

/** Each reason once, with the cases that it is given for. */
function reasons(verdicts: readonly Verdict[]): string[] {
  const declared = verdicts.filter(({ kind }) => kind === 'declared');
  const byReason = groupedBy(declared, ({ reason = '' }) => reason);
  return [...byReason].flatMap(([reason, cases]) => [
    `Deliberately different: ${reason}`,
    ...cases.map(({ name, here, bug }) => `  ${name}: ${here}${bug === undefined ? '' : ' (bug there)'}`),
  ]);
}

function formatWrong({ kind, name, bug, details }: Verdict): string[] {
  if (kind === 'stale') return [`STALE ${name}: declared as different, but equivalent`];
  return [`DIFFERENT ${name}${bug ? ` (bug there: ${bug})` : ''}`, ...details.map((detail) => `    ${detail}`)];
}

function groups(verdicts: readonly Verdict[]): string[] {
  return [...groupedBy(verdicts, ({ group }) => group)].map(([group, members]) => summary(group, members));
}

function summary(what: string, verdicts: readonly Verdict[]): string {
  const bugs = verdicts.filter(({ bug }) => bug !== undefined);
  const others = verdicts.filter(({ bug }) => bug === undefined);
  const wrong = count(verdicts, 'undeclared') + count(verdicts, 'stale');
  return [
    `${what.padEnd(12)} ${count(others, 'equivalent')} of ${others.length} equivalent`,
    `${count(others, 'declared')} deliberately different`,
    `${count(bugs, 'declared')} of ${bugs.length} bugs not copied`,
    ...(wrong > 0 ? [`${wrong} WRONG`] : []),
  ].join(', ');
}

/** How far from the Python client the deliberately different are. */
function kinds(verdicts: readonly Verdict[]): string {
  const different = verdicts.filter(({ bug, kind }) => bug === undefined && kind === 'declared');
  const refused = different.filter(({ asks, failsThere }) => asks === 'nothing' && failsThere).length;
  const alike = different.filter(({ asks }) => asks === 'alike').length;
  const others = different.length - refused - alike;
  return [
    `of the ${different.length} deliberately different, ${refused} are an error there too, here before anything is sent`,
    `${alike} send the same and end otherwise`,
    `${others} do otherwise`,
  ].join('; ');
}

function count(verdicts: readonly Verdict[], kind: Verdict['kind']): number {
  return verdicts.filter((verdict) => verdict.kind === kind).length;
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
