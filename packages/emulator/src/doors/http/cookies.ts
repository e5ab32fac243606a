import { firstValue, type RequestHeaders } from '../../http/request-headers.js';

/** A cookie that a client sent. */
export interface SentCookie {
  readonly name: string;
  readonly value: string;
}

/** In the order in which they were sent, as Go reads them: values may stand in quotes. */
export function sentCookies(headers: RequestHeaders): SentCookie[] {
  const cookies: SentCookie[] = [];
  for (const part of firstValue(headers, 'cookie').split(';')) {
    const text = part.trim();
    const equals = text.indexOf('=');
    if (equals <= 0) continue;
    const value = text.slice(equals + 1);
    const quoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
    cookies.push({ name: text.slice(0, equals), value: quoted ? value.slice(1, -1) : value });
  }
  return cookies;
}

/** The first cookie of a name, which is the one that counts. */
export const cookieValue = (cookies: readonly SentCookie[], name: string): string | undefined =>
  cookies.find((cookie) => cookie.name === name)?.value;

/** How a door writes its cookies. */
export interface CookieStyle {
  /** Later releases say after how many seconds a cookie ends, earlier ones at which time. */
  readonly lifetimeAs: 'max-age' | 'expires';
  readonly secure: boolean;
  readonly sameSite?: string;
  readonly httpOnly: boolean;
}

/** A Set-Cookie line; a lifetime of 0 takes the cookie away. */
export function setCookie(
  { name, value }: SentCookie,
  lifetimeSeconds: number,
  nowMs: number,
  style: CookieStyle,
): string {
  const expires = new Date(lifetimeSeconds > 0 ? nowMs + lifetimeSeconds * 1000 : nowMs - 3_600_000);
  return [
    `${name}=${value}`,
    'Path=/',
    style.lifetimeAs === 'max-age' ? `Max-Age=${Math.floor(lifetimeSeconds)}` : `Expires=${expires.toUTCString()}`,
    ...(style.httpOnly ? ['HttpOnly'] : []),
    ...(style.secure ? ['Secure'] : []),
    ...(style.sameSite ? [`SameSite=${style.sameSite}`] : []),
  ].join('; ');
}
