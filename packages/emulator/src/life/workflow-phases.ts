const FINAL: ReadonlySet<string> = new Set(['Succeeded', 'Failed', 'Error']);

/** True for the phases after which nothing happens any more without a retry. */
export const isFinalPhase = (phase: string): boolean => FINAL.has(phase);
