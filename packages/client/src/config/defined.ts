/** The members that are neither undefined nor null: what was left out must not replace what is known. */
export function defined<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value != null)) as T;
}
