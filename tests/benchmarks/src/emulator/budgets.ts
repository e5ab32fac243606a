import type { Pages } from './measure-pages.js';
import type { StartTime } from './measure-start.js';
import type { Operation, Throughput } from './measure-throughput.js';

/** What was measured; undefined what was left out. */
export interface Measured {
  readonly throughput: readonly Throughput[] | undefined;
  readonly pages: Pages | undefined;
  readonly start: StartTime | undefined;
}

/** Something that must be reached. */
export interface Budget {
  readonly name: string;
  readonly limit: number;
  readonly atLeast: boolean;
  readonly unit: string;
  readonly value: number;
}

/** Requests a second of the API server of release 1.8.5 with its database, on two cores. */
const REAL_SERVER: Readonly<Record<Operation, number>> = { 'get-run': 550, 'list-runs': 105, 'create-run': 270 };
const TIMES_REAL = 5;
const TIMES_PRISM = 10;
/** A generator that is less than this far above a server would be what is measured. */
const GENERATOR_ROOM = 1.5;

export function budgets({ throughput = [], pages, start }: Measured): Budget[] {
  const list: Budget[] = [];
  for (const { operation, connections, perSecond } of throughput) {
    const what = `${operation}, ${connections} connection${connections === 1 ? '' : 's'}`;
    const ratio = (name: string, limit: number, value: number): void =>
      void list.push({ name: `${what}: ${name}`, limit, atLeast: true, unit: ' ×', value });
    if (connections === 1) ratio('against the real server', TIMES_REAL, perSecond.emulator / REAL_SERVER[operation]);
    else if (operation !== 'list-runs') ratio('against Prism', TIMES_PRISM, perSecond.emulator / perSecond.Prism);
    // One connection waits for its server most of the time.
    if (connections > 1) ratio('room of the generator', GENERATOR_ROOM, perSecond.nothing / perSecond.emulator);
  }
  for (const { scope, connections, perSecondOfFew, perSecondOfMany } of pages?.speeds ?? []) {
    list.push({
      name: `page ${scope}, ${connections} at once: time with a million against with a thousand`,
      limit: 2,
      atLeast: false,
      unit: ' ×',
      value: perSecondOfFew / perSecondOfMany,
    });
  }
  if (pages)
    list.push({
      name: 'memory of a million runs',
      limit: 1.5,
      atLeast: false,
      unit: ' GB',
      value: pages.residentBytes / 1e9,
    });
  if (start)
    list.push({
      name: 'startEmulator() without its import',
      limit: 50,
      atLeast: false,
      unit: ' ms',
      value: start.startMs,
    });
  return list;
}
