/** Distinguished encoding rules, as far as a certificate needs them. */
export const der = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), derLength(content.length), content]);
};

function derLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>= 8) bytes.unshift(rest & 0xff);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer => der(0x30, ...contents);

/** A positive number that does not begin with zeros; a byte of them keeps it positive. */
export const integer = (bytes: Uint8Array): Buffer => der(0x02, Buffer.from((bytes[0] ?? 0) > 0x7f ? [0] : []), bytes);

export const octetString = (content: Uint8Array): Buffer => der(0x04, content);

/** Whole bytes alone. */
export const bitString = (content: Uint8Array): Buffer => der(0x03, Buffer.from([0]), content);

/** Such as `2.5.4.3`. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const number of rest) {
    const groups = [number & 0x7f];
    for (let left = number >> 7; left > 0; left >>= 7) groups.unshift(0x80 | (left & 0x7f));
    bytes.push(...groups);
  }
  return der(0x06, Buffer.from(bytes));
}

/** Years from 1950 to 2049. */
export const utcTime = (date: Date): Buffer =>
  der(
    0x17,
    Buffer.from(
      `${date
        .toISOString()
        .replaceAll(/[-:T]|\.\d+/g, '')
        .slice(2)}`,
    ),
  );
