/** An int64, which the server writes as a string; undefined when it is absent. */
export function toNumber(value: string | number | bigint | undefined): number | undefined {
  return value === undefined || value === '' ? undefined : Number(value);
}
