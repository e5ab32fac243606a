import { randomFillSync } from 'node:crypto';

/** Makes the ids and the generated names of the server and of its cluster. */
export interface Identifiers {
  uuid(): string;
  /** Five characters that Kubernetes appends to a generateName. */
  nameSuffix(): string;
}

const SUFFIX_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
const SUFFIX_LENGTH = 5;

/** A small generator (mulberry32) for repeatable ids. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Random ids; the same ones in the same order when a seed is given. */
export function createIdentifiers(seed?: number): Identifiers {
  const random = seed === undefined ? Math.random : seededRandom(seed);
  const byte = seed === undefined ? randomByteSource() : () => Math.floor(random() * 256);
  return {
    uuid: () => formatUuid(byte),
    nameSuffix: () => {
      for (let i = 0; i < SUFFIX_LENGTH; i++)
        SUFFIX[i] = SUFFIX_ALPHABET.charCodeAt(Math.floor(random() * SUFFIX_ALPHABET.length));
      return SUFFIX.toString('latin1');
    },
  };
}

const SUFFIX = Buffer.alloc(SUFFIX_LENGTH);

/** Takes the hex digits of an id from `byte`. Written into one buffer, as a million concatenated texts would take too much memory. */
function formatUuid(byte: () => number): string {
  let at = 0;
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) TEXT[at++] = 0x2d;
    const value = i === 6 ? (byte() & 0x0f) | 0x40 : i === 8 ? (byte() & 0x3f) | 0x80 : byte();
    TEXT[at++] = DIGITS[value >> 4] ?? 0;
    TEXT[at++] = DIGITS[value & 15] ?? 0;
  }
  return TEXT.toString('latin1');
}

const DIGITS = Buffer.from('0123456789abcdef');
const TEXT = Buffer.alloc(36);

/** Random bytes, drawn many at a time. */
function randomByteSource(): () => number {
  const pool = Buffer.alloc(8192);
  let at = pool.length;
  return () => {
    if (at === pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    return pool[at++] ?? 0;
  };
}
