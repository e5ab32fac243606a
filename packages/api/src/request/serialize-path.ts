/** Splits or ends a path segment once the server has decoded it, or has no encoding at all. */
const UNCARRIABLE = /^\.{0,2}$|[/:\p{Cc}\p{Surrogate}]/u;
/** Nothing to refuse and nothing to escape: what nearly every id is. */
const PLAIN = /^[\w-]+$/;

/** Fills a path template, percent-encoding each value; undefined when a value would reach another address. */
export function serializePath(template: string, values: Readonly<Record<string, unknown>> = {}): string | undefined {
  let path = '';
  let from = 0;
  for (let open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
    const close = template.indexOf('}', open);
    const value = values[template.slice(open + 1, close)];
    if (!isPathValue(value)) return undefined;
    path += template.slice(from, open) + (PLAIN.test(value) ? value : encodeURIComponent(value));
    from = close + 1;
  }
  return path + template.slice(from);
}

/**
 * Whether a value survives the way to the server as one path segment. An empty or dotted segment is dropped on the way;
 * a slash or a colon, even encoded, splits the path at the server.
 */
export function isPathValue(value: unknown): value is string {
  return typeof value === 'string' && (PLAIN.test(value) || !UNCARRIABLE.test(value));
}
