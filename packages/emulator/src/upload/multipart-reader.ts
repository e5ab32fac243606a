/** A multipart body cannot be read; in Go's words. */
export class MultipartError extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'MultipartError';
  }
}

/** A part of a multipart body. */
export interface Part {
  /** Headers by lower-case name; of repeated ones the first. */
  readonly headers: ReadonlyMap<string, string>;
  readonly content: Buffer;
}

const LF = 0x0a;
const isBlank = (text: string): boolean => /^[ \t]*$/.test(text);

/**
 * The parts of a body, read as Go's `mime/multipart` does: line by line, with what stands before the first boundary
 * passed over, and with lines that end in LF alone when the first boundary's does.
 */
export class MultipartReader {
  readonly #body: Buffer;
  readonly #dash: string;
  #at = 0;
  #newline = '\r\n';
  #parts = 0;

  constructor(body: Uint8Array, boundary: string) {
    this.#body = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    this.#dash = `--${boundary}`;
  }

  /** The next part; undefined after the last one. @throws MultipartError */
  next(): Part | undefined {
    let expectsPart = false;
    for (;;) {
      const { line, ended } = this.#line();
      if (ended) {
        if (this.#isLast(line)) return undefined;
        throw new MultipartError('multipart: NextPart: EOF');
      }
      if (this.#isBoundary(line)) return this.#part();
      if (this.#isLast(line)) return undefined;
      if (expectsPart) throw new MultipartError(`multipart: expecting a new Part; got line ${JSON.stringify(line)}`);
      if (this.#parts === 0) continue;
      if (line !== this.#newline)
        throw new MultipartError(`multipart: unexpected line in Next(): ${JSON.stringify(line)}`);
      expectsPart = true;
    }
  }

  /** The next line with its end, as bytes; `ended` when the body ends before the line does. */
  #line(): { line: string; ended: boolean } {
    const end = this.#body.indexOf(LF, this.#at);
    const to = end < 0 ? this.#body.length : end + 1;
    const line = this.#body.toString('latin1', this.#at, to);
    this.#at = to;
    return { line, ended: end < 0 };
  }

  #isBoundary(line: string): boolean {
    if (!line.startsWith(this.#dash)) return false;
    const rest = line.slice(this.#dash.length).replace(/^[ \t]+/, '');
    if (this.#parts === 0 && rest === '\n') this.#newline = '\n';
    return rest === this.#newline;
  }

  #isLast(line: string): boolean {
    const last = `${this.#dash}--`;
    if (!line.startsWith(last)) return false;
    const rest = line.slice(last.length);
    return isBlank(rest) || (rest.endsWith(this.#newline) && isBlank(rest.slice(0, -this.#newline.length)));
  }

  /** Undefined when the body ends within the headers of a part: Go takes that for the end of all parts. */
  #part(): Part | undefined {
    this.#parts++;
    const headers = new Map<string, string>();
    for (;;) {
      const { line, ended } = this.#line();
      const text = line.replace(/\r?\n$/, '');
      if (text === '' && !ended) break;
      if (text === '') return undefined;
      const colon = text.indexOf(':');
      if (colon < 0) throw new MultipartError(`malformed MIME header: missing colon: ${JSON.stringify(text)}`);
      const name = text.slice(0, colon).toLowerCase();
      const value = Buffer.from(text.slice(colon + 1).trim(), 'latin1').toString('utf8');
      if (!headers.has(name)) headers.set(name, value);
      if (ended) return undefined;
    }
    return { headers, content: this.#content() };
  }

  #content(): Buffer {
    const start = this.#at;
    if (this.#isDelimiter(start)) return Buffer.alloc(0);
    const delimiter = Buffer.from(`${this.#newline}${this.#dash}`, 'latin1');
    for (let from = start; ; from++) {
      from = this.#body.indexOf(delimiter, from);
      if (from < 0) throw new MultipartError('unexpected EOF');
      const boundary = from + this.#newline.length;
      if (!this.#isDelimiter(boundary)) continue;
      this.#at = boundary - this.#newline.length;
      // The next line is the end of the content's last one.
      return this.#body.subarray(start, from);
    }
  }

  /** True for a boundary that ends a part: what follows it must not make it a longer word. */
  #isDelimiter(at: number): boolean {
    const end = at + this.#dash.length;
    if (this.#body.toString('latin1', at, end) !== this.#dash) return false;
    const next = this.#body[end];
    return next === undefined || ' \t\r\n-'.includes(String.fromCharCode(next));
  }
}
