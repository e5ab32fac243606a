/** Splits or ends a path segment once the server has decoded it, or has no encoding at all. */
const UNCARRIABLE = /^\.{0,2}$|[/:\p{Cc}\p{Surrogate}]/u;

/** Fills a path template, percent-encoding each value; undefined when a value would reach another address. */
export function serializePath(template: string, values: Readonly<Record<string, unknown>> = {}): string | undefined {
  let safe = true;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (isPathValue(value)) return encodeURIComponent(value);
    safe = false;
    return '';
  });
  return safe ? path : undefined;
}

/**
 * Whether a value survives the way to the server as one path segment. An empty or dotted segment is dropped on the way;
 * a slash or a colon, even encoded, splits the path at the server.
 */
export function isPathValue(value: unknown): value is string {
  return typeof value === 'string' && !UNCARRIABLE.test(value);
}
