import type { HttpAnswer } from '../../http/http-answer.js';

export const HTML_TYPE = 'text/html; charset=utf-8';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

/** As Go's html/template and html.EscapeString write it. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

/** As Go's url.QueryEscape: a blank is a plus, and fewer characters than in JavaScript go unescaped. */
const escapeQuery = (text: string): string =>
  encodeURIComponent(text)
    .replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');

/** Parameters by name, as Go's url.Values.Encode. */
export const encodeQuery = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${escapeQuery(name)}=${escapeQuery(value)}`)
    .join('&');

const REASONS: Readonly<Record<number, string>> = { 302: 'Found', 303: 'See Other' };

/** Only what is not ASCII is escaped; a line that would end the header is not let through. */
const escapeLocation = (url: string): string =>
  url.replaceAll(/[^ -~]/gu, (char) =>
    [...Buffer.from(char)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );

/** As Go's http.Redirect: GET and HEAD get a line of HTML, others nothing. */
export function redirectAnswer(status: 302 | 303, location: string, method: string): HttpAnswer {
  const headers = { location: escapeLocation(location) };
  if (method !== 'GET' && method !== 'HEAD') return { status, headers, body: '' };
  return {
    status,
    headers: { ...headers, 'content-type': HTML_TYPE },
    body: `<a href="${escapeHtml(location)}">${REASONS[status]}</a>.\n\n`,
  };
}

/** As Go's http.Error. */
export const errorAnswer = (status: number, text: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  body: `${text}\n`,
});
