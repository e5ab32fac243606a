/** A wire time as a Date; undefined when the server has none, which it also writes as the first second of 1970. */
export function toDate(time: string | undefined): Date | undefined {
  if (!time) return undefined;
  const date = new Date(time);
  return date.getTime() === 0 ? undefined : date;
}

/** As {@link toDate}, for times that every stored object has. An invalid Date stands for one that is missing all the same. */
export function toRequiredDate(time: string | undefined): Date {
  return toDate(time) ?? new Date(Number.NaN);
}

/** A Date as the server reads it, such as `2026-01-31T12:00:00Z`. */
export function fromDate(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}
