const PLACEHOLDER = /<([A-Z]+|jwt)>/g;

const escapePattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The values that stand for `<NAME>` in a recording, as the emulated door gave them last. */
export class Placeholders {
  readonly #values = new Map<string, string>([
    ['PASSWORD', '12341234'],
    ['REQID', 'aaaaaaaaaaaaaaaaaaaaaaaaa'],
  ]);

  set(name: string, value: string): void {
    this.#values.set(name, value);
  }

  fill(text: string): string {
    return text.replaceAll(PLACEHOLDER, (whole, name: string) => this.#values.get(name) ?? whole);
  }

  /** Whether a text is as recorded; its values are remembered when it is. */
  matches(recorded: string, actual: string): boolean {
    const names: string[] = [];
    let pattern = '';
    let at = 0;
    for (const found of recorded.matchAll(PLACEHOLDER)) {
      names.push(found[1] ?? '');
      pattern += `${escapePattern(recorded.slice(at, found.index))}([A-Za-z0-9_.-]+)`;
      at = found.index + found[0].length;
    }
    const match = new RegExp(`^${pattern}${escapePattern(recorded.slice(at))}$`).exec(actual);
    if (!match) return false;
    for (const [i, name] of names.entries()) this.#values.set(name, match[i + 1] ?? '');
    return true;
  }
}
