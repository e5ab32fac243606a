import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doorsWith } from '../doors/doors.js';
import { plugins } from '../plugins/plugins.js';
import { scenarios } from '../scenarios/scenarios.js';
import { openSecondOrigin } from '../surroundings/second-origin.js';
import type { Listening } from '../traffic/listen.js';
import { cellsOf } from './cells.js';
import { groupedBy } from './grouped-by.js';
import { representativeCells } from './representative-cells.js';
import { runCell } from './run-cell.js';

/** Its port is known only once it is open, and the cells are named before; the path of the other provider stays. */
let second: Listening;
beforeAll(async () => {
  second = await openSecondOrigin();
});
afterAll(() => second.close());

const every = cellsOf(doorsWith('https://sso.example.com/authorize'));
const cells = representativeCells(every);

describe.each([...groupedBy(cells, ({ door }) => door.name)])('%s', (_, atDoor) => {
  it.each(atDoor.map((cell) => [cell.plugin.name, cell.scenario.name, cell] as const))(
    '%s, %s',
    async (...[, , cell]) => {
      const sent = doorsWith(`${second.origin}/authorize`).find(({ name }) => name === cell.door.name) ?? cell.door;
      const verdict = await runCell({ ...cell, door: sent }, second.port);
      expect(verdict).toMatchObject({ problems: [], lost: 0, doubled: 0, leaks: [] });
    },
  );
});

describe('the part of the table that is always tested', () => {
  it.each([
    ['door', doorsWith('').map(({ name }) => name), cells.map(({ door }) => door.name)],
    ['plugin', plugins.map(({ name }) => name), cells.map(({ plugin }) => plugin.name)],
    ['scenario', scenarios.map(({ name }) => name), cells.map(({ scenario }) => scenario.name)],
  ])('leaves out no %s', (_, all, tested) => expect(new Set(tested)).toEqual(new Set(all)));
});
