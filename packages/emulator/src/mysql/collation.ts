import { latin1Byte } from './latin1.js';

/** Weights of latin1_swedish_ci: case and most accents do not count, Å Ä Ö sort after Z. */
const WEIGHTS = buildWeights();

function buildWeights(): Uint8Array {
  const weights = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x61 && byte <= 0x7a ? byte - 32 : byte));
  const upper = [
    65, 65, 65, 65, 92, 91, 92, 67, 69, 69, 69, 69, 73, 73, 73, 73, 68, 78, 79, 79, 79, 79, 93, 215, 216, 85, 85, 85,
    89, 89, 222, 223,
  ];
  weights.set(upper, 0xc0);
  weights.set(upper, 0xe0);
  weights[0xf7] = 247;
  weights[0xff] = 255;
  return weights;
}

const SPACE = 0x20;

/** The weight of one character; characters outside latin1 never reach a column and sort last. */
export const weightOf = (unit: number): number => WEIGHTS[latin1Byte(unit) ?? 255] ?? 255;

/** A text such that two texts are equal in the collation exactly when their keys are. */
export function collationKey(text: string): string {
  let key = '';
  for (let i = 0; i < text.length; i++) key += String.fromCharCode(weightOf(text.charCodeAt(i)));
  return key.replace(/ +$/, '');
}

/** Orders two texts as the database does; the shorter one is padded with spaces. */
export function compareCollated(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = i < a.length ? weightOf(a.charCodeAt(i)) : SPACE;
    const y = i < b.length ? weightOf(b.charCodeAt(i)) : SPACE;
    if (x !== y) return x - y;
  }
  return 0;
}
