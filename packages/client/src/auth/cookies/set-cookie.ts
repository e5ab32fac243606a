/** A cookie as a server sets it. */
export interface SetCookie {
  readonly name: string;
  /** Empty, mostly, when the cookie is taken back. */
  readonly value: string;
  /** Milliseconds since the epoch on the client's clock; absent: it lasts as long as the session. */
  readonly expiresAt: number | undefined;
  readonly domain: string | undefined;
  readonly path: string | undefined;
  readonly secure: boolean;
}

/** When the answer came, on the client's clock and, if it says so, on the server's. */
export interface AnswerTime {
  readonly now: number;
  /** The `date` header. */
  readonly date?: string | null | undefined;
}

/** Later than any date: some gates set lifetimes of thousands of years. */
const FOREVER = 8.64e15;

/** Reads one `Set-Cookie` line; undefined when nobody could send that cookie back. */
export function parseSetCookie(line: string, time: AnswerTime): SetCookie | undefined {
  const [pair = '', ...rest] = line.split(';');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, equals).trim();
  const value = pair.slice(equals + 1).trim();
  if (equals < 1 || !/^[\x21-\x7e]+$/.test(name) || !/^[\x20-\x7e]*$/.test(value)) return undefined;
  const attributes = new Map<string, string>();
  for (const part of rest) {
    const [, key = '', text = ''] = /^\s*([^=]*)=?(.*)$/s.exec(part) ?? [];
    attributes.set(key.trim().toLowerCase(), text.trim());
  }
  const domain = attributes.get('domain')?.replace(/^\./, '').toLowerCase();
  return {
    name,
    value,
    expiresAt: expiryOf(attributes.get('max-age'), attributes.get('expires'), time),
    domain: domain || undefined,
    path: attributes.get('path')?.startsWith('/') ? attributes.get('path') : undefined,
    secure: attributes.has('secure'),
  };
}

/** `Max-Age` counts more than `Expires`, which the server writes by its own clock. */
function expiryOf(maxAge: string | undefined, expires: string | undefined, { now, date }: AnswerTime) {
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) {
    const seconds = Number(maxAge);
    return seconds <= 0 ? 0 : Math.min(now + seconds * 1000, FOREVER);
  }
  const at = expires === undefined ? Number.NaN : Date.parse(inGmt(expires));
  if (Number.isNaN(at)) return undefined;
  const serverNow = date ? Date.parse(date) : Number.NaN;
  return Number.isNaN(serverNow) ? at : at - serverNow + now;
}

/** The oldest way of writing dates names no zone, and means this one. */
function inGmt(date: string): string {
  return /^\w{3} \w{3} [\d: ]+$/.test(date) ? `${date} GMT` : date;
}
