import { posix } from 'node:path';
import { isGenerated, isTest } from '../workspace/tracked-files.js';

const maxLines = 300;
const maxTestLines = 600;

/** A name that does not say what is inside. */
const emptyNames = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'type', 'types', 'misc', 'shared', 'lib']);

interface TextRule {
  pattern: RegExp;
  problem: string;
}

const suppressions: TextRule = {
  // Put together, so that this file passes its own rule.
  pattern: new RegExp(`@ts-(?:${'ignore'}|${'nocheck'})|(?:biome|eslint|oxlint)-(?:${'ignore'}|${'disable'})`),
  problem: 'silences a check: mend the cause',
};

const unfinishedTests: TextRule = {
  pattern: /\b(?:it|test|describe)\.(?:only|skip|todo)\b/,
  problem: 'a test that does not run, or keeps the others from running',
};

const wholeModules: TextRule = {
  pattern: /^export \* from '(?!.*\/(?:generated\/[^']+|index)\.js')/,
  problem: 'exports whatever the other file has: name what is public',
};

const machinePaths: TextRule = {
  pattern: /(?<![\w.~*:/)}-])\/(?:home|Users|root|work)\/\w/,
  problem: 'a path of one machine',
};

/** What breaks the rules for names, lengths and contents in a file that people wrote, one line each. */
export function findFileProblems(path: string, text: string): string[] {
  const rules = path.endsWith('.ts') ? [suppressions, unfinishedTests, wholeModules, machinePaths] : [machinePaths];
  return [...nameProblems(path), ...lengthProblems(path, text), ...textProblems(path, text, rules)];
}

function nameProblems(path: string): string[] {
  if (!/\.[cm]?[jt]sx?$/.test(path)) return [];
  const parts = path.split('/');
  const names = [...parts.slice(0, -1), posix.basename(path).replace(/\..*$/, '')];
  return names.filter((name) => emptyNames.has(name)).map((name) => `${path}: "${name}" does not say what is inside`);
}

function lengthProblems(path: string, text: string): string[] {
  if (!path.endsWith('.ts') || isGenerated(path)) return [];
  const lines = text.split('\n').length - 1;
  const limit = isTest(path) ? maxTestLines : maxLines;
  return lines > limit ? [`${path}: ${lines} lines, at most ${limit}`] : [];
}

function textProblems(path: string, text: string, rules: readonly TextRule[]): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      rules.filter(({ pattern }) => pattern.test(line)).map(({ problem }) => `${path}:${index + 1}: ${problem}`),
    );
}
