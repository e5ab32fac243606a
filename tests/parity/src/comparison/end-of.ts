/** How a call ended, in a few words: `a result`, `NotFoundError 404`. */
export function endOf(error: unknown): string {
  if (error === undefined) return 'a result';
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return [name, statusOf(error)].filter((word) => word !== undefined).join(' ');
}

/** The HTTP status that an error was made of. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { status?: unknown } | undefined)?.status;
  return typeof status === 'number' ? status : undefined;
}
