import type { Comparison } from './measure.js';

export interface Measured {
  readonly results: ReadonlyMap<string, readonly Comparison[]>;
  /** What journeys ended with. */
  readonly figures: ReadonlyMap<string, number>;
  readonly importCost: (specifier: string) => number;
}

/** Something that must not grow. */
export interface Budget {
  readonly name: string;
  readonly limit: number;
  readonly unit: string;
  /** Undefined when the scenario was left out. */
  readonly measure: (measured: Measured) => number | undefined;
}

/** The client's time divided by another contender's, by their medians against fetch in the same rounds. */
function against(other: string, scenario: string): Budget['measure'] {
  return ({ results }) => {
    const of = (name: string) => results.get(scenario)?.find((comparison) => comparison.name === name)?.ratio.median;
    const [own, theirs] = [of('KfpClient'), of(other)];
    return own === undefined || theirs === undefined ? undefined : own / theirs;
  };
}

/** A number that a journey ends with. */
function figure(name: string, limit: number, unit: string): Budget {
  return { name, limit, unit, measure: ({ figures }) => figures.get(name) };
}

export const budgets: readonly Budget[] = [
  {
    name: 'small reply, 1 at a time, against fetch',
    limit: 0.85,
    unit: ' ×',
    measure: against('fetch', 'small reply, 1 at a time'),
  },
  {
    name: 'small reply, 1 at a time, against node:http',
    limit: 1.2,
    unit: ' ×',
    measure: against('node:http', 'small reply, 1 at a time'),
  },
  {
    name: 'small reply, 32 at once, against fetch',
    limit: 0.65,
    unit: ' ×',
    measure: against('fetch', 'small reply, 32 at once'),
  },
  {
    name: 'page, 1 at a time, against fetch',
    limit: 1,
    unit: ' ×',
    measure: against('fetch', 'page of 200 runs, 1 at a time'),
  },
  {
    name: 'page, 32 at once, against fetch',
    limit: 0.95,
    unit: ' ×',
    measure: against('fetch', 'page of 200 runs, 32 at once'),
  },
  figure('gets, against fetch', 0.65, ' ×'),
  figure('200 runs awaited', 1.3, ' s'),
  figure('requests for 200 runs', 10, ''),
  figure('requests for 1000 runs', 50, ''),
  figure('bytes for 1000 runs, against one a run', 1, ' ×'),
  figure('walk, against fetch', 1, ' ×'),
  figure('memory of a walk', 100, ' MB'),
  {
    name: 'import of @kfp-ts/client',
    limit: 30,
    unit: ' ms',
    measure: ({ importCost }) => importCost('@kfp-ts/client'),
  },
];
