/** Go's `url.QueryUnescape`: the decoded text, or what is wrong with it. */
export function goQueryUnescape(
  text: string,
): { text: string; error?: undefined } | { text?: undefined; error: string } {
  if (!/[%+]/.test(text)) return { text };
  const bytes: Buffer[] = [];
  let at = 0;
  const source = Buffer.from(text);
  for (let i = 0; i < source.length; i++) {
    const c = source[i];
    if (c !== 0x25 && c !== 0x2b) continue;
    bytes.push(source.subarray(at, i));
    if (c === 0x2b) {
      bytes.push(Buffer.from(' '));
      at = i + 1;
      continue;
    }
    const hex = source.toString('latin1', i + 1, i + 3);
    if (!/^[0-9a-fA-F]{2}$/.test(hex)) {
      return { error: `invalid URL escape ${quoteEscape(source.toString('utf8', i, i + 3))}` };
    }
    bytes.push(Buffer.from(hex, 'hex'));
    i += 2;
    at = i + 1;
  }
  bytes.push(source.subarray(at));
  return { text: Buffer.concat(bytes).toString('utf8') };
}

const quoteEscape = (text: string): string => JSON.stringify(text);

/** The values of a query (or a form) in order; pairs that cannot be decoded, or hold a `;`, are left out. */
export class QueryValues {
  readonly #values = new Map<string, string>();

  constructor(...sources: readonly string[]) {
    for (const source of sources) {
      for (const pair of source.split('&')) {
        if (pair === '' || pair.includes(';')) continue;
        const equals = pair.indexOf('=');
        const key = goQueryUnescape(equals < 0 ? pair : pair.slice(0, equals));
        const value = goQueryUnescape(equals < 0 ? '' : pair.slice(equals + 1));
        if (key.text === undefined || value.text === undefined) continue;
        // The first value of a repeated name counts.
        if (!this.#values.has(key.text)) this.#values.set(key.text, value.text);
      }
    }
  }

  /** The value of a name, empty when absent. */
  get(name: string): string {
    return this.#values.get(name) ?? '';
  }

  entries(): IterableIterator<[string, string]> {
    return this.#values.entries();
  }
}
