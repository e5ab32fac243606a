import { randomBytes } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const BASE32 = `${LETTERS}234567`;

/** An id as Dex makes them: 25 characters of `a-z2-7`, of which the first is a letter. */
export function dexId(): string {
  const [first = 0, ...rest] = randomBytes(25);
  const tail = rest.map((byte) => BASE32[byte % BASE32.length]).join('');
  return `${LETTERS[first % LETTERS.length]}${tail}`;
}

/** 32 random bytes as 43 characters of base64url. */
export const nonce = (): string => randomBytes(32).toString('base64url');
