import type { IncomingMessage } from 'node:http';

/** Headers by name in lower case; a list where the server counts the values. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

type Repeated = 'counted' | 'first';

/**
 * The headers of a request as the server sees repeated ones: it counts the values of the user header and of
 * `Authorization`, and of others it takes the first. Node joins the values of some and drops those of others.
 */
export class HeaderReader {
  readonly #repeated: ReadonlyMap<string, Repeated>;
  readonly #lengths: ReadonlySet<number>;

  /** `userIdHeader` in lower case. */
  constructor(userIdHeader: string) {
    this.#repeated = new Map([
      ['x-http-method-override', 'first'],
      ['grpc-timeout', 'first'],
      ['authorization', 'counted'],
      ['host', 'counted'],
      [userIdHeader, 'counted'],
    ]);
    this.#lengths = new Set([...this.#repeated.keys()].map((name) => name.length));
  }

  read({ headers, rawHeaders }: Pick<IncomingMessage, 'headers' | 'rawHeaders'>): RequestHeaders {
    let values: Map<string, string[]> | undefined;
    // Most headers are passed over by their length alone, as this is done for each request.
    for (let i = 0; i < rawHeaders.length; i += 2) {
      const raw = rawHeaders[i] ?? '';
      if (!this.#lengths.has(raw.length)) continue;
      const name = raw.toLowerCase();
      if (!this.#repeated.has(name)) continue;
      values ??= new Map();
      const known = values.get(name);
      if (known) known.push(rawHeaders[i + 1] ?? '');
      else values.set(name, [rawHeaders[i + 1] ?? '']);
    }
    const seen: Record<string, string | readonly string[]> = {};
    for (const [name, all] of values ?? [])
      if (all.length > 1) seen[name] = this.#repeated.get(name) === 'counted' ? all : (all[0] ?? '');
    return Object.keys(seen).length > 0 ? { ...headers, ...seen } : headers;
  }
}

/** The value of a header, the first one when it was repeated; empty when it is not there. */
export function firstValue(headers: RequestHeaders, name: string): string {
  const value = headers[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? '';
}
