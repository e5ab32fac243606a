import { readFileSync } from 'node:fs';
import { groupOf } from './recorded-exchange.js';
import { replayFile } from './replay-file.js';

const exceptions = JSON.parse(readFileSync(new URL('./exceptions.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

let identical = 0;
let all = 0;
const differences: string[] = [];
for (const name of ['single-user', 'multi-user', 'crash'] as const) {
  const verdicts = await replayFile(name);
  const rows = new Map<string, { same: number; of: number }>();
  for (const verdict of verdicts) {
    const row = rows.get(groupOf(verdict.name)) ?? { same: 0, of: 0 };
    row.of++;
    if (verdict.difference === undefined) row.same++;
    else differences.push(`${name} #${verdict.n} ${verdict.name}: ${exceptions[verdict.name] ?? verdict.difference}`);
    rows.set(groupOf(verdict.name), row);
  }
  console.log(name);
  for (const [group, { same, of }] of rows) {
    console.log(`  ${group.padEnd(36)}${same} of ${of} identical`);
    identical += same;
    all += of;
  }
}
console.log(`${identical} of ${all} identical`);
for (const difference of differences) console.log(difference);
if (differences.length > 0) process.exitCode = 1;
