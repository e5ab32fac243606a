/** Places in which no more than so many things run at once; without a limit when it is 0 or absent. */
export interface ParallelSlots {
  /** When something that is ready may start. */
  start(readyAt: number): number;
  /** Says until when what has started takes its place. */
  take(until: number): void;
}

export function parallelSlots(limit = 0): ParallelSlots {
  const busyUntil: number[] = [];
  return {
    start(readyAt) {
      if (limit <= 0 || busyUntil.length < limit) return readyAt;
      const earliest = Math.min(...busyUntil);
      busyUntil.splice(busyUntil.indexOf(earliest), 1);
      return Math.max(readyAt, earliest);
    },
    take(until) {
      if (limit > 0) busyUntil.push(until);
    },
  };
}
