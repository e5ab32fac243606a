/** The times at which something changes, in order, each once; those that never come are left out. */
export function sortedTimes(times: readonly number[]): readonly number[] {
  return [...new Set(times)].filter(Number.isFinite).sort((one, other) => one - other);
}

/** The first of some sorted times after a given one. A run of thousands of tasks is asked for each of its changes. */
export function firstAfter(sorted: readonly number[], time: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > time) high = middle;
    else low = middle + 1;
  }
  return sorted[low];
}
