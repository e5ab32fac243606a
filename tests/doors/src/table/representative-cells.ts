import type { ScenarioName } from '../scenarios/scenarios.js';
import { groupedBy } from './grouped-by.js';
import type { Cell } from './run-cell.js';

/**
 * A fixed part of the table: at each door one plugin that gets in goes through all that happens there (through the most
 * telling at a variant), each time the one that has had the fewest turns; and each plugin is refused once, if it ever is.
 */
export function representativeCells(cells: readonly Cell[]): Cell[] {
  const chosen = new Set<Cell>();
  const turns = new Map<string, number>();
  for (const atDoor of groupedBy(cells, ({ door }) => door).values()) {
    const welcome = atDoor.filter(({ expected, scenario }) => expected.ends === 'in' && scenario.fromInside);
    const names = [...new Set(welcome.map(({ plugin }) => plugin.name))];
    const [name] = names.sort((a, b) => (turns.get(a) ?? 0) - (turns.get(b) ?? 0));
    if (name === undefined) continue;
    turns.set(name, (turns.get(name) ?? 0) + 1);
    for (const cell of atDoor) if (cell.plugin.name === name && isTelling(cell)) chosen.add(cell);
  }
  for (const ofPlugin of groupedBy(cells, ({ plugin }) => plugin.name).values()) {
    const refused = ofPlugin.find(({ expected, scenario }) => expected.ends !== 'in' && scenario.name === 'first call');
    if (refused) chosen.add(refused);
  }
  return cells.filter((cell) => chosen.has(cell));
}

const TELLING: readonly string[] = ['50 at once', 'restarted'] satisfies ScenarioName[];

const isTelling = ({ door, scenario }: Cell): boolean => !door.variant || TELLING.includes(scenario.name);
