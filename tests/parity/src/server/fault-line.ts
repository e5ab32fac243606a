import type { Fault } from '../vector.js';
import type { Answer } from './answer.js';

/** Plays what proxies, gates and broken servers answer in place of the API server. */
export class FaultLine {
  readonly #faults: { fault: Fault; skipped: number; played: number }[];

  constructor(faults: readonly Fault[] = []) {
    this.#faults = faults.map((fault) => ({ fault, skipped: 0, played: 0 }));
  }

  /** The fault that befalls this request, if one does. */
  next(method: string, path: string): Fault | undefined {
    for (const state of this.#faults) {
      const { fault } = state;
      if (fault.method !== undefined && fault.method !== method) continue;
      if (!new RegExp(fault.path).test(path) || state.played >= fault.times) continue;
      if (state.skipped < (fault.after ?? 0)) state.skipped += 1;
      else {
        state.played += 1;
        return fault;
      }
    }
    return undefined;
  }
}

/** What a fault answers; undefined when it only delays. */
export function faultAnswer({ status, body = '', body_hex, content_type, headers }: Fault): Answer | undefined {
  if (status === undefined) return undefined;
  const content = body_hex === undefined ? body : Buffer.from(body_hex, 'hex');
  return { status, body: content, contentType: content_type, headers };
}
