/** Characters of Windows-1252 (which MySQL calls latin1) that are not at their own code point. */
const WINDOWS_1252 = new Map<number, number>(
  Object.entries({
    '€': 0x80,
    '‚': 0x82,
    ƒ: 0x83,
    '„': 0x84,
    '…': 0x85,
    '†': 0x86,
    '‡': 0x87,
    ˆ: 0x88,
    '‰': 0x89,
    Š: 0x8a,
    '‹': 0x8b,
    Œ: 0x8c,
    Ž: 0x8e,
    '‘': 0x91,
    '’': 0x92,
    '“': 0x93,
    '”': 0x94,
    '•': 0x95,
    '–': 0x96,
    '—': 0x97,
    '˜': 0x98,
    '™': 0x99,
    š: 0x9a,
    '›': 0x9b,
    œ: 0x9c,
    ž: 0x9e,
    Ÿ: 0x9f,
  }).map(([character, byte]) => [character.charCodeAt(0), byte]),
);
const UNASSIGNED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** The latin1 byte of a UTF-16 code unit; undefined when latin1 has none. */
export function latin1Byte(unit: number): number | undefined {
  if (unit < 0x80 || (unit >= 0xa0 && unit <= 0xff) || UNASSIGNED.has(unit)) return unit;
  return WINDOWS_1252.get(unit);
}

/** All UTF-16 code units that latin1 has a byte for. */
export function latin1Units(): number[] {
  const own = Array.from({ length: 256 }, (_, unit) => unit).filter((unit) => latin1Byte(unit) !== undefined);
  return [...own, ...WINDOWS_1252.keys()];
}

/** Found in texts with a character that is not ASCII. */
export const NOT_ASCII = /[^\0-\x7f]/;

/** Where the first character stands that latin1 cannot hold; -1 when there is none. */
export function firstOutsideLatin1(text: string): number {
  for (let i = text.search(NOT_ASCII); i >= 0 && i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80 && latin1Byte(unit) === undefined) return i;
  }
  return -1;
}
