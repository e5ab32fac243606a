const ESCAPED = /[<>&\u2028\u2029]|\\[\\bf]|\\ud[89a-f][0-9a-f]{2}/gu;

/** Marks the ASCII characters that stand for themselves in a JSON string of Go's. */
const PLAIN = Uint8Array.from({ length: 128 }, (_, code) =>
  code >= 0x20 && !'"\\<>&'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** A text as a JSON string in Go's spelling: `<`, `>`, `&` and the line separators escaped, lone surrogates replaced. */
export function goJsonString(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 128 || PLAIN[code] !== 1) return escapeLikeGo(JSON.stringify(text));
  }
  return `"${text}"`;
}

/** A JSON value in Go's spelling; members that are undefined are left out. */
export const goJson = (value: unknown): string => escapeLikeGo(JSON.stringify(value));

const escapeLikeGo = (json: string): string =>
  json.replace(ESCAPED, (found) => {
    if (found === '\\\\') return found;
    if (found === '\\b') return '\\u0008';
    if (found === '\\f') return '\\u000c';
    if (found.length > 1) return '\\ufffd';
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
