import type { Compared } from './compare.js';
import { endOf } from './end-of.js';

/** Members of one request that say anything, by their place in it. */
type Leaves = ReadonlyMap<string, string>;

/**
 * What the facade did, in one line: its requests, each with what it says otherwise than the Python client's, and its end.
 * `GET /runs +page_size=200 → a result`; `nothing → ConfigurationError`.
 */
export function summaryOf({ wanted, sent }: Compared, error: unknown): string {
  const left = [...wanted];
  const requests = sent.map((request) => {
    const same = left.indexOf(request);
    if (same !== -1) {
      left.splice(same, 1);
      return addressOf(request);
    }
    const alike = left.findIndex((other) => addressOf(other) === addressOf(request));
    const [other] = alike === -1 ? [] : left.splice(alike, 1);
    return other === undefined ? addressOf(request) : [addressOf(request), ...changes(other, request)].join(' ');
  });
  return `${counted(requests).join(', ') || 'nothing'} → ${endOf(error)}`;
}

/** The same request several times in a row is said once. */
function counted(requests: readonly string[]): string[] {
  const runs: { request: string; times: number }[] = [];
  for (const request of requests) {
    const last = runs.at(-1);
    if (last?.request === request) last.times += 1;
    else runs.push({ request, times: 1 });
  }
  return runs.map(({ request, times }) => (times === 1 ? request : `${times} × ${request}`));
}

/** Method and path, with the usual root of the API left out and counted ids cut down to their count. */
function addressOf(request: string): string {
  const [method = '', path = ''] = request.split(' ', 2);
  const short = path.replace('/apis/v1beta1', '').replace(/\b0{0,7}([\da-f]+)-0000-4000-8000-[\da-f]{12}/g, '#$1');
  return `${method} ${short}`;
}

function changes(from: string, to: string): string[] {
  const [before, after] = [leavesOf(from), leavesOf(to)];
  const added = [...after].filter(([place, value]) => before.get(place) !== value);
  const removed = [...before.keys()].filter((place) => !after.has(place));
  return [
    ...added.map(([place, value]) => `+${place}${value && `=${shortened(value)}`}`),
    ...removed.map((place) => `-${place}`),
  ];
}

function shortened(value: string): string {
  return value.length > 60 ? `${value.slice(0, 12)}…` : value;
}

function leavesOf(request: string): Leaves {
  const leaves = new Map<string, string>();
  const start = request.indexOf(' {"');
  const head = start === -1 ? request : request.slice(0, start);
  for (const word of head.split(/ (?=[\w.]+=|\{|<)/).slice(1)) {
    const [, name = word, value = ''] = /^([\w.]+)=(.*)$/s.exec(word) ?? [];
    leaves.set(name, value);
  }
  if (start !== -1) collect(JSON.parse(request.slice(start + 1)), '', leaves);
  return leaves;
}

function collect(value: unknown, place: string, leaves: Map<string, string>): void {
  if (value === null || typeof value !== 'object') {
    leaves.set(place, JSON.stringify(value));
    return;
  }
  for (const [key, member] of Object.entries(value)) collect(member, place ? `${place}.${key}` : key, leaves);
}
