/** Something that only some may see. */
export interface Secret {
  readonly value: string;
  /** For people, when it turns up where it must not. */
  readonly what: string;
  /** Ports of the servers that it may be sent to. */
  readonly ports: ReadonlySet<number>;
  /** Codes and states are in addresses by the protocol; nothing else may be. */
  readonly inAddresses: boolean;
}

/** Shorter ones turn up by chance. */
const SHORTEST = 10;

/** The secrets of one case: those that it begins with, and those that come up meanwhile. */
export class Secrets {
  readonly #all = new Map<string, Secret>();

  get all(): readonly Secret[] {
    return [...this.#all.values()];
  }

  /** Where it may go grows when it comes up again. */
  add(value: string, what: string, ports: Iterable<number>, { inAddresses = false } = {}): void {
    if (value.length < SHORTEST) return;
    const known = this.#all.get(value);
    this.#all.set(value, {
      value,
      what: known?.what ?? what,
      ports: new Set([...(known?.ports ?? []), ...ports]),
      inAddresses: inAddresses || (known?.inAddresses ?? false),
    });
  }
}
