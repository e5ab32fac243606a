import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rootDirectory } from '../workspace/root-directory.js';
import { readManifest } from '../workspace/workspace-packages.js';
import { gates } from './gates.js';
import { describeResult } from './run-gate.js';
import { selectGates } from './select-gates.js';

describe('a gate exists in one place only', () => {
  const { scripts = {} } = readManifest(rootDirectory);
  const turbo = readFileSync(join(rootDirectory, 'turbo.json'), 'utf8');

  it.each(gates)('$name is a script that a person can run', ({ name }) => expect(scripts).toHaveProperty([name]));

  it.each(gates.flatMap(({ turboTasks = [] }) => turboTasks))('turbo knows %s', (task) =>
    expect(turbo).toContain(`"${task}":`),
  );
});

describe('a gate is left out by mistake', () => {
  it('runs all without a name', () => expect(selectGates(gates, [])).toBe(gates));

  it('refuses a name that no gate has', () =>
    expect(() => selectGates(gates, ['lint', 'lnit'])).toThrow(/^No gate is called lnit\.\nThere are: build, lint,/));
});

describe('a failure says nothing', () => {
  const gate = { name: 'lint', proves: 'format' };

  it('shows the output of a gate that failed', () =>
    expect(describeResult(gate, { succeeded: false, cached: false, seconds: 1.26, output: 'a\nb\n' })).toBe(
      'FAIL lint: format (1.3 s)\n     a\n     b',
    ));

  it('is one line for a gate that passed', () =>
    expect(describeResult(gate, { succeeded: true, cached: true, seconds: 0, output: 'a\nb\n' })).toBe(
      'PASS lint: format (cached)',
    ));
});
