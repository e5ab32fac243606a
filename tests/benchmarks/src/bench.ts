/**
 * Compares the client with the tools below it, one at a time and 32 at once, against one local server; then what takes many
 * requests, against an emulator. `--check` exits with 1 when a budget is exceeded; `--rounds=N` and `--only=TEXT` (of a
 * scenario's or journey's name) narrow it down.
 */
import { parseArgs } from 'node:util';
import { budgets } from './budgets.js';
import { makeContenders } from './contenders.js';
import { importCost } from './import-cost.js';
import { gets } from './journeys/gets.js';
import { waits } from './journeys/waits.js';
import { walk } from './journeys/walk.js';
import { type Comparison, compare, type Scenario } from './measure.js';
import { startServer } from './start-server.js';

const { values } = parseArgs({
  options: {
    check: { type: 'boolean' },
    rounds: { type: 'string', default: '15' },
    only: { type: 'string', default: '' },
  },
});

const scenarios: Scenario[] = [
  { name: 'small reply, 1 at a time', call: 'small', atOnce: 1, calls: 400 },
  { name: 'small reply, 32 at once', call: 'small', atOnce: 32, calls: 1600 },
  { name: 'page of 200 runs, 1 at a time', call: 'page', atOnce: 1, calls: 60 },
  { name: 'page of 200 runs, 32 at once', call: 'page', atOnce: 32, calls: 160 },
];

const server = await startServer();
const results = new Map<string, Comparison[]>();
try {
  for (const scenario of scenarios.filter(({ name }) => name.includes(values.only))) {
    const comparisons = await compare(makeContenders(server.origin), scenario, Number(values.rounds));
    results.set(scenario.name, comparisons);
    console.log(`\n${scenario.name}`);
    for (const { name, microseconds, ratio } of comparisons) {
      const spread = `${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}`;
      console.log(
        `  ${name.padEnd(16)}${microseconds.toFixed(0).padStart(7)} µs  ${ratio.median.toFixed(2)} × fetch  (${spread})`,
      );
    }
  }
} finally {
  await server.stop();
}

const figures = new Map<string, number>();
for (const journey of [gets, ...waits, walk].filter(({ name }) => name.includes(values.only))) {
  console.log(`\n${journey.name}`);
  for (const { name, value, unit } of await journey.run()) {
    figures.set(name, value);
    console.log(`  ${name.padEnd(44)}${value.toFixed(3).padStart(9)}${unit}`);
  }
}

console.log('\nbudgets');
let exceeded = 0;
for (const { name, limit, unit, measure } of budgets) {
  const value = measure({ results, figures, importCost });
  if (value === undefined) continue;
  const kept = value <= limit;
  if (!kept) exceeded += 1;
  console.log(`  ${kept ? 'PASS' : 'FAIL'}  ${name}: ${value.toFixed(2)}${unit}, limit ${limit}${unit}`);
}
if (values.check && exceeded > 0) process.exitCode = 1;
