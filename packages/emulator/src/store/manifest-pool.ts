import { goJsonString } from '../json/go-json-string.js';

const MAX_POOLED = 10_000;
const MAX_QUOTED = 500;

/**
 * Keeps one copy of each manifest, however many runs have it, and remembers how the latest ones look as JSON
 * strings: manifests are the larger part of most answers.
 */
export class ManifestPool {
  readonly #texts = new Map<string, string>();
  readonly #quoted = new Map<string, string>();

  share(text: string): string {
    const shared = this.#texts.get(text);
    if (shared !== undefined) return shared;
    if (this.#texts.size >= MAX_POOLED) this.#texts.clear();
    this.#texts.set(text, text);
    return text;
  }

  quote(text: string): string {
    const known = this.#quoted.get(text);
    if (known !== undefined) return known;
    const quoted = goJsonString(text);
    if (this.#quoted.size >= MAX_QUOTED) this.#quoted.clear();
    this.#quoted.set(text, quoted);
    return quoted;
  }
}
