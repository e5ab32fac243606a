import type { Kept } from '../doors/standing-door.js';
import type { Tried } from '../scenarios/visit.js';
import type { Expectation } from './expectation.js';

/** What a case came to. */
export interface Verdict {
  /** `in`, or the code of the errors. */
  readonly outcome: string;
  /** Credentials that were got. */
  readonly got: number;
  /** Acknowledged and not there, or refused although the caller could be in. */
  readonly lost: number;
  /** There more than once. */
  readonly doubled: number;
  readonly leaks: readonly string[];
  /** What is not as expected, in words; empty when all is. */
  readonly problems: readonly string[];
}

export interface Observed {
  readonly tried: readonly Tried[];
  readonly kept: Kept;
  readonly got: number;
  readonly wrongPasswords: number;
  readonly leaks: readonly string[];
  /** Where the client connected to that nobody has told it of. */
  readonly strangers: readonly string[];
}

export function judge(expected: Expectation, observed: Observed): Verdict {
  const { tried, kept, got, leaks, strangers } = observed;
  const outcome = outcomeOf(tried);
  const problems = [...leaks, ...strangers];
  const failed = tried.filter(({ error }) => error !== undefined);
  if (expected.ends === 'in') {
    for (const { name, error } of failed.slice(0, 3)) problems.push(`${name} failed: ${textOf(error)}`);
  } else {
    const { code, says } = expected.ends;
    const last = tried.at(-1)?.error;
    if (codeOf(last) !== code) problems.push(`expected ${code}, got ${textOf(last)}`);
    else if (!says.test(textOf(last))) problems.push(`expected to read ${says}, got ${textOf(last)}`);
    const others = failed.filter(({ error }) => codeOf(error) !== code);
    for (const { name, error } of others.slice(0, 3)) problems.push(`${name} failed otherwise: ${textOf(error)}`);
  }
  if (expected.got !== undefined && got !== expected.got)
    problems.push(`expected ${expected.got} logins or tokens, got ${got}`);
  if (observed.wrongPasswords > 1) problems.push(`a wrong password was sent ${observed.wrongPasswords} times`);
  const lost = lostOf(tried, kept) + (expected.ends === 'in' ? failed.length : 0);
  const doubled = doubledOf(kept);
  if (lost > 0) problems.push(`${lost} lost`);
  if (doubled > 0) problems.push(`${doubled} doubled`);
  return { outcome, got, lost, doubled, leaks: [...leaks, ...strangers], problems };
}

function outcomeOf(tried: readonly Tried[]): string {
  const last = tried.at(-1);
  return last === undefined ? 'nothing' : last.error === undefined ? 'in' : codeOf(last.error);
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : error === undefined ? 'in' : String(error);

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return codeOf(error);
  const hint = 'hint' in error ? ` ${String(error.hint)}` : '';
  return `${codeOf(error)}: ${error.message}${hint}`;
}

function lostOf(tried: readonly Tried[], { runs, pipelines }: Kept): number {
  const [ids, names] = [new Set(runs.map(({ id }) => id)), new Set(pipelines)];
  return tried.filter(({ what, id, name }) => id !== undefined && !(what === 'upload' ? names.has(name) : ids.has(id)))
    .length;
}

function doubledOf({ runs, pipelines }: Kept): number {
  const names = [...runs.map(({ name }) => `run ${name}`), ...pipelines.map((name) => `pipeline ${name}`)];
  return names.length - new Set(names).size;
}
