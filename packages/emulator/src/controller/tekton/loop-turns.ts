import type { Variables } from './tekton-variables.js';

/** What a loop goes over, as its specification says it. */
export interface LoopSource {
  /** The parameter that holds a list; each item becomes its value. */
  readonly iterateParam?: string;
  /** The parameter that says what parts the items in a text that is no list. */
  readonly iterateParamStringSeparator?: string;
  /** The parameter that counts, from the parameter `from` to `to`, both included, by `step`. */
  readonly iterateNumeric?: string;
  /** The parameter that says which turn it is, from 1. */
  readonly iterationNumberParam?: string;
}

export interface LoopTurn {
  readonly item: unknown;
  readonly params: Variables;
}

/** More in one run, in all its loops, and the loop fails: a small list of lists could ask for billions. */
export const MAX_TURNS = 10_000;

/** The turns of a loop; undefined when it cannot begin. */
export function loopTurns(source: LoopSource, given: Variables): readonly LoopTurn[] | undefined {
  const { iterateParam, iterateNumeric, iterationNumberParam } = source;
  const items = iterateParam === undefined ? numbers(given) : listed(given, iterateParam, source);
  return items?.map((item, index) => ({
    item,
    params: {
      ...itemParams(iterateParam ?? iterateNumeric ?? '', item),
      ...(iterationNumberParam === undefined ? {} : { [iterationNumberParam]: String(index + 1) }),
    },
  }));
}

function listed(given: Variables, name: string, { iterateParamStringSeparator }: LoopSource): unknown[] | undefined {
  const text = given[name] ?? '';
  const separator = given[iterateParamStringSeparator ?? ''] ?? '';
  if (separator !== '') return text.split(separator);
  try {
    const items: unknown = JSON.parse(text);
    return Array.isArray(items) ? items : [items];
  } catch {
    return text === '' ? undefined : text.split(',');
  }
}

/** A step that is longer than the way gives one turn. */
function numbers({ from, to, step = '1' }: Variables): number[] | undefined {
  const [first = Number.NaN, last = Number.NaN, by = Number.NaN] = [from, to, step].map(readInteger);
  if (!Number.isSafeInteger(last - first) || !by) return undefined;
  const more = Math.max(0, Math.floor((last - first) / by));
  return more < MAX_TURNS ? Array.from({ length: more + 1 }, (_, index) => first + index * by) : undefined;
}

const readInteger = (text = ''): number => (/^[-+]?\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

/** An object's members are parameters of their own. */
function itemParams(name: string, item: unknown): Variables {
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return { [name]: text(item) };
  const members = Object.entries(item).map(([key, value]) => [`${name}-subvar-${key}`, text(value)]);
  return { [name]: text(item), ...Object.fromEntries(members) };
}
