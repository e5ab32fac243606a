/**
 * Measures the built emulator beside Prism's server: `pnpm bench:emulator`.
 * `--check` exits with 1 when a budget is missed; `--only=throughput|pages|start`, `--rounds=N` and `--seconds=N`
 * (of one server in one round) narrow it down.
 */
import { parseArgs } from 'node:util';
import { budgets, type Measured } from './budgets.js';
import { startLoadGenerator } from './load.js';
import { measurePages } from './measure-pages.js';
import { measureStart } from './measure-start.js';
import { measureThroughput } from './measure-throughput.js';

const { values } = parseArgs({
  options: {
    check: { type: 'boolean' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
  },
});
const rounds = { rounds: Number(values.rounds), seconds: Number(values.seconds) };
const wants = (part: string): boolean => values.only === '' || values.only === part;
const column = (value: number, width = 10): string => Math.round(value).toLocaleString('en').padStart(width);

const generator = startLoadGenerator();
const measured: { -readonly [K in keyof Measured]: Measured[K] } = {
  throughput: undefined,
  pages: undefined,
  start: undefined,
};
try {
  if (wants('start')) {
    measured.start = measureStart(11);
    const { importMs, startMs } = measured.start;
    console.log(
      `startEmulator() in a fresh process: ${startMs.toFixed(1)} ms, after an import of ${importMs.toFixed(0)} ms`,
    );
  }
  if (wants('throughput')) {
    console.log('\nrequests a second    connections    nothing     Prism  emulator   × Prism   p99 ms   bytes');
    measured.throughput = await measureThroughput(generator, rounds, (result) => {
      const { operation, connections, perSecond, p99Ms, answerBytes } = result;
      const ratio = (perSecond.emulator / perSecond.Prism).toFixed(1).padStart(10);
      console.log(
        `  ${operation.padEnd(19)}${column(connections)} ${column(perSecond.nothing)}${column(perSecond.Prism)}` +
          `${column(perSecond.emulator)}${ratio}${column(p99Ms.emulator, 9)}${column(answerBytes.emulator, 8)}`,
      );
    });
  }
  if (wants('pages')) {
    console.log('\npages of 200 a second          connections  of 1,000  of 1,000,000  time');
    measured.pages = await measurePages(generator, rounds, (speed) => {
      const time = (speed.perSecondOfFew / speed.perSecondOfMany).toFixed(2);
      console.log(
        `  ${speed.scope.padEnd(28)}${column(speed.connections)} ${column(speed.perSecondOfFew)}${column(speed.perSecondOfMany, 14)}  ${time} ×`,
      );
    });
    const { fillSeconds, residentBytes } = measured.pages;
    console.log(
      `  a million runs: filled in ${fillSeconds.toFixed(1)} s, ${column(residentBytes / 1e6, 0)} MB resident`,
    );
  }
} finally {
  await generator.stop();
}

console.log('\nbudgets');
let missed = 0;
for (const { name, limit, atLeast, unit, value } of budgets(measured)) {
  const kept = atLeast ? value >= limit : value <= limit;
  if (!kept) missed += 1;
  console.log(
    `  ${kept ? 'PASS' : 'FAIL'}  ${name}: ${value.toFixed(2)}${unit}, at ${atLeast ? 'least' : 'most'} ${limit}${unit}`,
  );
}
if (values.check && missed > 0) process.exitCode = 1;
