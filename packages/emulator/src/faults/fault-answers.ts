import { type HttpAnswer, jsonAnswer, textAnswer } from '../http/http-answer.js';

/** A status with a body of one's own: a text as it is, anything else as JSON. */
export function statusAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  // A 204 or 304 that says how long its body is would make clients take the next answer for it.
  const bodiless = status === 204 || status === 304;
  const answer = bodiless
    ? { status, headers: {}, body: '' }
    : typeof body === 'string'
      ? textAnswer(status, body)
      : jsonAnswer(status, JSON.stringify(body ?? apiError(status)));
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...answer, headers: { ...answer.headers, ...Object.fromEntries(given) } };
}

export function rateLimited(retryAfter: number | string | undefined): HttpAnswer {
  return withRetryAfter(textAnswer(429, 'Too Many Requests'), retryAfter);
}

export function unavailable(retryAfter: number | string | undefined): HttpAnswer {
  return withRetryAfter(textAnswer(503, 'upstream connect error or disconnect/reset before headers'), retryAfter);
}

export function loginPage(status: number): HttpAnswer {
  const body =
    '<!DOCTYPE html>\n<html><head><title>Sign In</title></head>\n' +
    '<body><form method="post" action="/oauth2/sign_in"><button type="submit">Sign in</button></form></body></html>\n';
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

export function redirect(status: number, location: string): HttpAnswer {
  const body = `<a href="${location.replace(/[<>&"]/g, encodeURIComponent)}">Found</a>.\n`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', location }, body };
}

export function staleToken(): HttpAnswer {
  const headers = { 'www-authenticate': 'Bearer error="invalid_token"' };
  return statusAnswer(401, { error: 'Jwt is expired', code: 16, message: 'Jwt is expired' }, headers);
}

function withRetryAfter(answer: HttpAnswer, retryAfter: number | string | undefined): HttpAnswer {
  if (retryAfter === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfter) } };
}

function apiError(status: number): object {
  const text = `The emulator was told to answer ${status}.`;
  return { error: text, code: 13, message: text };
}
