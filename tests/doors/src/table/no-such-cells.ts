import type { Cell } from './run-cell.js';

/** What to say when a filter leaves nothing, given the cells without a filter. */
export function noSuchCells(all: readonly Cell[]): string {
  const names = (part: 'door' | 'plugin' | 'scenario') => [...new Set(all.map((cell) => cell[part].name))].join('; ');
  return `Nothing in the table is called that.
Give a part of these names: --door ${names('door')} | --plugin ${names('plugin')} | --scenario ${names('scenario')}`;
}
