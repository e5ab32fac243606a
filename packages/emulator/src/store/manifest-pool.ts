import { goJsonString } from '../json/go-json-string.js';
import { LatestValues } from './latest-values.js';

const MAX_CHARACTERS = 16 << 20;

/**
 * Keeps one copy of each manifest, however many runs have it, and remembers how the latest ones look as JSON
 * strings: manifests are the larger part of most answers.
 */
export class ManifestPool {
  readonly #texts = new LatestValues<string, string>(MAX_CHARACTERS, (text) => text.length);
  readonly #quoted = new LatestValues<string, string>(MAX_CHARACTERS, (text) => text.length);

  share(text: string): string {
    return this.#texts.remember(text, () => text);
  }

  quote(text: string): string {
    return this.#quoted.remember(text, () => goJsonString(text));
  }
}
