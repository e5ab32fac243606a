/** Shorter ones are read as quickly as they are found. */
const MIN_BYTES = 256;
const MAX_BYTES = 256 << 10;
const KEPT = 8;
const QUOTE = 0x22;

interface Literal {
  /** From the opening to the closing quote. */
  readonly bytes: Buffer;
  readonly text: string;
}

/** The latest first. */
const literals: Literal[] = [];

/** The long JSON string that stands at `at`, when it is one of those that were read before: many runs have one manifest. */
export function knownLiteral(source: Buffer, at: number): Literal | undefined {
  for (let i = 0; i < literals.length; i++) {
    const literal = literals[i] as Literal;
    if (!standsAt(literal.bytes, source, at)) continue;
    if (i > 0) literals.unshift(...literals.splice(i, 1));
    return literal;
  }
  return undefined;
}

function standsAt(bytes: Buffer, source: Buffer, at: number): boolean {
  const end = at + bytes.length;
  const middle = bytes.length >> 1;
  // Most strings are told apart by one look, which costs less than a comparison.
  if (source[end - 1] !== QUOTE || source[at + middle] !== bytes[middle]) return false;
  return source.compare(bytes, 0, bytes.length, at, end) === 0;
}

/** Remembers a JSON string that was read, `from` its opening quote to after its closing one. */
export function rememberLiteral(source: Buffer, from: number, to: number, text: string): void {
  if (to - from < MIN_BYTES || to - from > MAX_BYTES) return;
  literals.unshift({ bytes: Buffer.from(source.subarray(from, to)), text });
  if (literals.length > KEPT) literals.pop();
}
