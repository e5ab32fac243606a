import { fnv1a32 } from './argo/node-id.js';

/** A number from 0 up to 1 that depends on its key alone, so that the order in which nodes are walked does not matter. */
export type KeyedRandom = (key: string) => number;

export function keyedRandom(seed: string | number): KeyedRandom {
  return (key) => mix(fnv1a32(`${seed}/${key}`)) / 2 ** 32;
}

/** Hashes of similar keys are close to each other; this spreads them. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
