import type { DoorCase } from '../doors/door-case.js';
import { plugins } from '../plugins/plugins.js';
import { scenarios } from '../scenarios/scenarios.js';
import { expectationOf } from './expectation.js';
import type { Cell } from './run-cell.js';

/** Parts of names; absent ones take everything. */
export interface CellFilter {
  readonly plugin?: string | undefined;
  readonly door?: string | undefined;
  readonly scenario?: string | undefined;
}

/** The cells of a filter, in the order of the table. */
export function cellsOf(doors: readonly DoorCase[], filter: CellFilter = {}): Cell[] {
  const wanted = (name: string, part = ''): boolean => name.toLowerCase().includes(part.toLowerCase());
  return doors
    .filter(({ name }) => wanted(name, filter.door))
    .flatMap((door) =>
      plugins
        .filter(({ name }) => wanted(name, filter.plugin))
        .flatMap((plugin) =>
          scenarios.flatMap((scenario) => {
            const expected = wanted(scenario.name, filter.scenario) && expectationOf(plugin, door, scenario);
            return expected ? [{ plugin, door, scenario, expected }] : [];
          }),
        ),
    );
}
