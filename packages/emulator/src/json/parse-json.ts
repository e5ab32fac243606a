import { goQuote } from './go-format.js';
import { JsonNumber, type JsonObject, type JsonValue } from './json-value.js';
import { knownLiteral, rememberLiteral } from './known-literals.js';

/** A syntax error in Go's words. */
export class JsonSyntaxError extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'JsonSyntaxError';
  }
}

const MAX_DEPTH = 10_000;
const LITERALS: Readonly<Record<string, [string, boolean | null]>> = {
  t: ['true', true],
  f: ['false', false],
  n: ['null', null],
};

/**
 * Reads the first JSON value of `bytes` as Go's streaming decoder does; what follows it is ignored.
 * Returns undefined when there is none.
 * @throws JsonSyntaxError
 */
export function parseFirstJsonValue(bytes: Uint8Array): JsonValue | undefined {
  return new Reader(bytes, 'unexpected EOF').first();
}

/**
 * Reads `text` as one JSON value, as Go's `json.Unmarshal` does.
 * @throws JsonSyntaxError
 */
export function parseWholeJson(text: string | Uint8Array): JsonValue {
  const reader = new Reader(typeof text === 'string' ? Buffer.from(text) : text, 'unexpected end of JSON input');
  const value = reader.first();
  if (value === undefined) throw new JsonSyntaxError('unexpected end of JSON input');
  reader.demandEnd();
  return value;
}

/** Marks the bytes of a string that stand for themselves: neither a quote, a backslash nor a control character. */
const ORDINARY = Uint8Array.from({ length: 256 }, (_, c) => (c >= 0x20 && c !== 0x22 && c !== 0x5c ? 1 : 0));

const SURROGATE = /[\ud800-\udfff]/;

/** A text with U+FFFD for lone surrogates, of which few texts have any. */
const wellFormed = (text: string): string => (SURROGATE.test(text) ? text.replace(/\p{Surrogate}/gu, '\ufffd') : text);

/** Works on bytes and without recursion: input may be hostile, and Go names single bytes in its errors. */
class Reader {
  readonly #bytes: Buffer;
  readonly #atEnd: string;
  #at = 0;

  constructor(bytes: Uint8Array, atEnd: string) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#atEnd = atEnd;
  }

  first(): JsonValue | undefined {
    this.#skipSpace();
    if (this.#at >= this.#bytes.length) return undefined;
    const stack: { container: JsonValue[] | JsonObject; key: string }[] = [];
    for (;;) {
      let value = this.#open(stack);
      if (value === undefined) continue;
      for (;;) {
        const top = stack.at(-1);
        if (!top) return value;
        if (Array.isArray(top.container)) top.container.push(value);
        else top.container.set(top.key, value);
        if (!this.#closes(top)) break;
        value = top.container;
        stack.pop();
      }
    }
  }

  demandEnd(): void {
    this.#skipSpace();
    if (this.#at < this.#bytes.length) this.#fail('after top-level value');
  }

  /** Reads a scalar or an empty container; a container with content is pushed and undefined returned. */
  #open(stack: { container: JsonValue[] | JsonObject; key: string }[]): JsonValue | undefined {
    this.#skipSpace();
    if (this.#bytes[this.#at] === 0x22) return this.#string();
    const c = this.#peek();
    if (c !== '{' && c !== '[') return this.#scalar(c);
    if (stack.length >= MAX_DEPTH) throw new JsonSyntaxError('exceeded max depth');
    this.#at++;
    this.#skipSpace();
    if (this.#nextIs(c === '{' ? 0x7d : 0x5d)) {
      this.#at++;
      return c === '{' ? new Map() : [];
    }
    stack.push(c === '{' ? { container: new Map(), key: this.#key() } : { container: [], key: '' });
    return undefined;
  }

  /** After a member: true when the container ends, false when another member follows. */
  #closes(top: { container: JsonValue[] | JsonObject; key: string }): boolean {
    this.#skipSpace();
    const isArray = Array.isArray(top.container);
    if (this.#nextIs(0x2c)) {
      this.#at++;
      if (isArray) return false;
      this.#skipSpace();
      top.key = this.#key();
      return false;
    }
    if (!this.#nextIs(isArray ? 0x5d : 0x7d))
      this.#fail(isArray ? 'after array element' : 'after object key:value pair');
    this.#at++;
    return true;
  }

  #key(): string {
    if (!this.#nextIs(0x22)) this.#fail('looking for beginning of object key string');
    const key = this.#string();
    this.#skipSpace();
    if (!this.#nextIs(0x3a)) this.#fail('after object key');
    this.#at++;
    return key;
  }

  #scalar(c: string): JsonValue {
    if (c === '-' || (c >= '0' && c <= '9')) return this.#number();
    const literal = LITERALS[c];
    if (!literal) this.#fail('looking for beginning of value');
    const [word, value] = literal;
    for (const expected of word) {
      if (this.#peek() !== expected) this.#fail(`in literal ${word} (expecting '${expected}')`);
      this.#at++;
    }
    return value;
  }

  #string(): string {
    const bytes = this.#bytes;
    const from = this.#at;
    const known = knownLiteral(bytes, from);
    if (known) {
      this.#at += known.bytes.length;
      return known.text;
    }
    this.#at++;
    let plain = true;
    for (;;) {
      let at = this.#at;
      while (ORDINARY[bytes[at] ?? 0] === 1) at++;
      this.#at = at;
      const c = bytes[at];
      if (c === undefined) throw new JsonSyntaxError(this.#atEnd);
      if (c === 0x22) break;
      if (c !== 0x5c) this.#fail('in string literal');
      plain = false;
      this.#escape();
    }
    this.#at++;
    const to = this.#at;
    const text = plain
      ? bytes.toString('utf8', from + 1, to - 1)
      : wellFormed(String(JSON.parse(bytes.toString('utf8', from, to))));
    rememberLiteral(bytes, from, to, text);
    return text;
  }

  #escape(): void {
    this.#at++;
    const next = this.#bytes[this.#at];
    if (next === 0x22 || next === 0x5c || next === 0x6e) {
      this.#at++;
      return;
    }
    const c = this.#peek();
    if (!'bfrt/u'.includes(c)) this.#fail('in string escape code');
    this.#at++;
    if (c !== 'u') return;
    for (let i = 0; i < 4; i++) {
      if (!/[0-9a-fA-F]/.test(this.#peek())) this.#fail('in \\u hexadecimal character escape');
      this.#at++;
    }
  }

  #number(): JsonNumber {
    const from = this.#at;
    if (this.#byteIs('-')) this.#at++;
    if (this.#peek() === '0') this.#at++;
    else this.#digits('in numeric literal');
    if (this.#byteIs('.')) {
      this.#at++;
      this.#digits('after decimal point in numeric literal');
    }
    if (this.#byteIs('e') || this.#byteIs('E')) {
      this.#at++;
      if (this.#byteIs('+') || this.#byteIs('-')) this.#at++;
      this.#digits('in exponent of numeric literal');
    }
    return new JsonNumber(this.#bytes.toString('latin1', from, this.#at));
  }

  #digits(context: string): void {
    const isDigit = (c: number | undefined): boolean => c !== undefined && c >= 0x30 && c <= 0x39;
    if (!isDigit(this.#bytes[this.#at])) {
      this.#peek();
      this.#fail(context);
    }
    while (isDigit(this.#bytes[this.#at])) this.#at++;
  }

  #byteIs(c: string): boolean {
    return this.#bytes[this.#at] === c.charCodeAt(0);
  }

  /** @throws JsonSyntaxError at the end of the input */
  #nextIs(code: number): boolean {
    const c = this.#bytes[this.#at];
    if (c === undefined) throw new JsonSyntaxError(this.#atEnd);
    return c === code;
  }

  #peek(): string {
    const c = this.#bytes[this.#at];
    if (c === undefined) throw new JsonSyntaxError(this.#atEnd);
    return String.fromCharCode(c);
  }

  #skipSpace(): void {
    for (;;) {
      const c = this.#bytes[this.#at];
      if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return;
      this.#at++;
    }
  }

  #fail(context: string): never {
    const c = String.fromCharCode(this.#bytes[this.#at] ?? 0);
    const shown = c === "'" ? "'\\''" : c === '"' ? `'"'` : `'${goQuote(c).slice(1, -1)}'`;
    throw new JsonSyntaxError(`invalid character ${shown} ${context}`);
  }
}
