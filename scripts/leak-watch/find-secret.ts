/**
 * What every secret of a test holds, so that it is known wherever it comes up: tests make their secrets up around the first
 * two; the third is the password of the emulated Dex, as of every installation that nobody has changed; the fourth begins
 * a private key.
 */
const MARKS = ['c4nary', 's3cret', '12341234', 'PRIVATE KEY-----'] as const;

/** How a mark looks as it is, and within base64, which shows three faces depending on where in the text it stands. */
const faces = MARKS.flatMap((mark) => [mark, ...[0, 1, 2].map((offset) => insideBase64(mark, offset))]);

/** The place where `text` gives a secret of a test away, with what stands around it; undefined where it does not. */
export function findSecret(text: string): string | undefined {
  for (const face of faces) {
    const at = text.indexOf(face);
    if (at >= 0) return text.slice(Math.max(0, at - 60), at + face.length + 20);
  }
  return undefined;
}

/** The characters of base64 that depend on `text` alone, when `offset` bytes of a group stand before it. */
function insideBase64(text: string, offset: number): string {
  const encoded = Buffer.from('\0'.repeat(offset) + text).toString('base64');
  const bits = 8 * (offset + text.length);
  return encoded.slice(Math.ceil((8 * offset) / 6), Math.floor(bits / 6));
}
