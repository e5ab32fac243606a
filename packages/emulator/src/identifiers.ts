import { randomUUID } from 'node:crypto';

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
  return {
    uuid: seed === undefined ? randomUUID : () => seededUuid(random),
    nameSuffix: () =>
      Array.from({ length: SUFFIX_LENGTH }, () => SUFFIX_ALPHABET[Math.floor(random() * SUFFIX_ALPHABET.length)]).join(
        '',
      ),
  };
}

function seededUuid(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
