import { keyedRandom } from '../controller/seeded-random.js';
import type { Fault } from './fault.js';
import { type FaultPlan, planFaults } from './fault-plan.js';
import { HeldWaits } from './held-waits.js';
import { type FaultRequest, matchesRequest } from './matches-request.js';
import { parseFault, parseFaults } from './parse-fault.js';

/** A fault with what has become of it. */
export type FaultReport = Fault & {
  /** Requests that it was for. */
  readonly matched: number;
  /** Times that it came. */
  readonly fired: number;
};

interface Entry {
  readonly fault: Fault;
  matched: number;
  fired: number;
}

/** Decides which faults come at which request. The same seed and the same requests in the same order give the same faults. */
export class FaultEngine {
  /** To be printed, so that what happened by chance can happen again. */
  readonly seed: string | number;
  /** The pauses that the faults make. */
  readonly waits = new HeldWaits();
  #entries: Entry[] = [];
  #random: (key: string) => number;

  constructor(seed: string | number) {
    this.seed = seed;
    this.#random = keyedRandom(seed);
  }

  /** Adds a fault after those that are there. @throws FaultError */
  add(fault: Fault): void {
    this.#entries.push({ fault: parseFault(fault), matched: 0, fired: 0 });
  }

  /** Puts faults, as they came in JSON, in the place of all others. @throws FaultError, and then changes nothing */
  replace(faults: unknown): void {
    this.#entries = parseFaults(faults).map((fault) => ({ fault, matched: 0, fired: 0 }));
  }

  /** Takes all faults away, and lets go of what they hold up. */
  clear(): void {
    this.#entries = [];
    this.waits.letGo();
  }

  list(): FaultReport[] {
    return this.#entries.map(({ fault, matched, fired }) => ({ ...fault, matched, fired }));
  }

  /** What is to go wrong with a request; undefined when nothing is. Counts it. */
  match(request: FaultRequest): FaultPlan | undefined {
    if (this.#entries.length === 0) return undefined;
    const coming = this.#entries.filter((entry, index) => this.#comes(entry, index, request));
    return coming.length === 0
      ? undefined
      : planFaults(
          coming.map(({ fault }) => fault),
          () => this.#random(`jitter/${coming[0]?.matched}`),
        );
  }

  #comes(entry: Entry, index: number, request: FaultRequest): boolean {
    const { fault } = entry;
    if (!matchesRequest(fault.when ?? {}, request)) return false;
    entry.matched += 1;
    const { after = 0, times = fault.fault === 'stale-token' ? 1 : Number.POSITIVE_INFINITY, probability = 1 } = fault;
    if (entry.matched <= after || entry.fired >= times) return false;
    if (probability < 1 && this.#random(`${index}/${entry.matched}`) >= probability) return false;
    entry.fired += 1;
    return true;
  }
}
