/** A time as the engines write it; none for `null`, the empty text and the year 1, which Go writes for no time. */
function runTime(value: unknown): Date | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() <= 1 ? undefined : date;
}

/** The two times of something that runs, as far as there are any. */
export function runTimes(started: unknown, finished: unknown): { startedAt?: Date; finishedAt?: Date } {
  const startedAt = runTime(started);
  const finishedAt = runTime(finished);
  return { ...(startedAt ? { startedAt } : {}), ...(finishedAt ? { finishedAt } : {}) };
}
