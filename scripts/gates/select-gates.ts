import type { Gate } from './gates.js';

/**
 * The gates of these names, in their own order; all of them for no name.
 *
 * @throws Error for a name that no gate has
 */
export function selectGates(gates: readonly Gate[], names: readonly string[]): readonly Gate[] {
  const unknown = names.filter((name) => !gates.some((gate) => gate.name === name));
  if (unknown.length > 0) {
    const known = gates.map(({ name }) => name).join(', ');
    throw new Error(`No gate is called ${unknown.join(' or ')}.\nThere are: ${known}.`);
  }
  return names.length === 0 ? gates : gates.filter(({ name }) => names.includes(name));
}
