const NEEDS_ESCAPE = /[<>&\u2028\u2029\b\f\p{Surrogate}]/u;
const ESCAPED = /[<>&\u2028\u2029]|\\[\\bf]|\\ud[89a-f][0-9a-f]{2}/gu;

/** A text as a JSON string in Go's spelling: `<`, `>`, `&` and the line separators escaped, lone surrogates replaced. */
export function goJsonString(text: string): string {
  const quoted = JSON.stringify(text);
  if (!NEEDS_ESCAPE.test(text)) return quoted;
  return quoted.replace(ESCAPED, (found) => {
    if (found === '\\\\') return found;
    if (found === '\\b') return '\\u0008';
    if (found === '\\f') return '\\u000c';
    if (found.length > 1) return '\\ufffd';
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** A JSON value in Go's spelling; members that are undefined are left out. */
export function goJson(value: unknown): string {
  return JSON.stringify(value).replace(ESCAPED, (found) => {
    if (found === '\\\\') return found;
    if (found === '\\b') return '\\u0008';
    if (found === '\\f') return '\\u000c';
    if (found.length > 1) return '\\ufffd';
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
