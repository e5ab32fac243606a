/**
 * Names of the query parameters of the operation at `path` that release 1.8.5 URL-unescapes once more after decoding.
 * The operation table says the same (`decodedTwice`); this rule spares a bundle the whole table.
 */
export function twiceDecodedParameters(path: string): readonly string[] {
  if (path.endsWith('/upload')) return ['name', 'description', 'namespace'];
  if (path.endsWith('/upload_version')) return ['name'];
  return ['filter'];
}

/** Escapes a value so that one more URL-unescaping gives it back: `%` → `%25`, `+` → `%2B`, all else as it is. */
export function escapeTwiceDecoded(value: string): string {
  return value.replace(/[%+]/g, (character) => (character === '%' ? '%25' : '%2B'));
}
