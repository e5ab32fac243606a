/**
 * Has every plugin go through every scenario at every door and prints what came of it:
 * `pnpm test:doors [--plugin PART] [--door PART] [--scenario PART]`. Exits 1 when anything is not as expected, and when
 * nothing was tested.
 */
import { parseArgs } from 'node:util';
import { doorsWith } from './doors/doors.js';
import { openSecondOrigin } from './surroundings/second-origin.js';
import { cellsOf } from './table/cells.js';
import { groupedBy } from './table/grouped-by.js';
import { noSuchCells } from './table/no-such-cells.js';
import { runCell } from './table/run-cell.js';
import { ending, explanation, heading, type JudgedCell, row } from './table/table-text.js';

const { values } = parseArgs({
  options: { plugin: { type: 'string' }, door: { type: 'string' }, scenario: { type: 'string' } },
});
const second = await openSecondOrigin();
const doors = doorsWith(`${second.origin}/authorize`);
const cells = cellsOf(doors, values);
const judged: JudgedCell[] = [];

console.log(cells.length > 0 ? explanation : noSuchCells(cellsOf(doors)));
for (const [door, atDoor] of groupedBy(cells, (cell) => cell.door)) {
  console.log(heading(door.name));
  for (const [plugin, ofPlugin] of groupedBy(atDoor, (cell) => cell.plugin)) {
    const inRow: JudgedCell[] = [];
    for (const cell of ofPlugin) inRow.push({ cell, verdict: await runCell(cell, second.port) });
    console.log(row(plugin.name, inRow));
    judged.push(...inRow);
  }
}
if (cells.length > 0) console.log(ending(judged));
await second.close();
process.exitCode = judged.length > 0 && judged.every(({ verdict }) => verdict.problems.length === 0) ? 0 : 1;
