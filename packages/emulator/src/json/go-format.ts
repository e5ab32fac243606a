/**
 * What Go's `fmt.Sprintf(text)` makes of a text that was not meant as a format:
 * `50% d` becomes `50%!d(MISSING)`.
 */
export function goFormatWithoutArguments(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/%([ +\-#0]*)(\d*)(?:\.\d*)?(.)?/gsu, (_, _flags, _width, verb: string | undefined) => {
    if (verb === undefined) return '%!(NOVERB)';
    return verb === '%' ? '%' : `%!${verb}(MISSING)`;
  });
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** A text as Go's `%q` prints it. */
export function goQuote(text: string): string {
  const inner = text.replace(/["\\\p{C}\p{Z}]/gu, (c) => {
    if (c === ' ') return c;
    const simple = SIMPLE_ESCAPES[c];
    if (simple !== undefined) return simple;
    const code = c.codePointAt(0) ?? 0;
    if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
    if (code >= 0xd800 && code <= 0xdfff) return '\\ufffd';
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${inner}"`;
}
