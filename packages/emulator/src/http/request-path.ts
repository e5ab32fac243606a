/**
 * The path of a request target, percent-decoded as Go does; undefined when an escape is malformed (the
 * server answers that with 400 before any routing).
 */
export function decodePath(raw: string): string | undefined {
  if (!raw.includes('%')) return raw;
  if (/%(?![0-9a-fA-F]{2})/.test(raw)) return undefined;
  const bytes = Buffer.from(
    raw.replace(/%[0-9a-fA-F]{2}|[^%]+/g, (part) => (part.startsWith('%') ? part : encodeLatin(part))),
    'latin1',
  );
  return Buffer.from(
    bytes
      .toString('latin1')
      .replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
}

const encodeLatin = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** The path without double slashes and dot segments; a trailing slash stays. */
export function cleanPath(path: string): string {
  if (!path.includes('//') && !path.includes('/.')) return path;
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') kept.pop();
    else kept.push(segment);
  }
  const cleaned = `/${kept.join('/')}`;
  return path.endsWith('/') && cleaned !== '/' ? `${cleaned}/` : cleaned;
}
