/**
 * The path of a request target, percent-decoded as Go does; undefined when an escape is malformed (the
 * server answers that with 400 before any routing). Node hands bytes beyond ASCII over as latin1.
 */
export function decodePath(raw: string): string | undefined {
  if (/^[\w\-./:]*$/.test(raw)) return raw;
  if (/%(?![0-9a-fA-F]{2})/.test(raw)) return undefined;
  const bytes = raw.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return utf8Of(bytes);
}

/** A text whose characters are bytes as the text that these bytes are in UTF-8. */
export const utf8Of = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

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
