import type { IncomingResponse } from '../src/transport/incoming-response.js';
import type { OutgoingRequest } from '../src/transport/outgoing-request.js';
import { PASSWORD } from './replayed-door.js';

/**
 * A gate, Dex and an API of the fewest steps, whose answers a test can change: `on` gives another answer to a path, or
 * undefined for the usual one.
 */
export class TinyDoor {
  readonly on: Record<string, (request: OutgoingRequest) => IncomingResponse | Promise<IncomingResponse> | undefined> =
    {};
  logins = 0;
  /** Attributes of the session's cookie. */
  cookie = 'Path=/; HttpOnly; Max-Age=86400';
  password = PASSWORD;
  #session = '';

  /** Ends the session: the next call is refused. */
  logOut(): void {
    this.#session = '';
  }

  readonly answer = async (request: OutgoingRequest): Promise<IncomingResponse> => {
    const { pathname, searchParams } = new URL(request.url);
    const changed = this.on[pathname]?.(request);
    if (changed) return changed;
    switch (pathname) {
      case '/pipeline/':
        return page(
          403,
          '<form method="GET" action="/oauth2/start"><input type="hidden" name="rd" value="/pipeline/"></form>',
        );
      case '/oauth2/start':
        return redirect('/dex/auth/local/login?state=r1', ['door_csrf=c4nary-c1; Path=/; Max-Age=900']);
      case '/dex/auth/local/login':
        return request.method === 'POST' ? this.#judge(String(request.body?.())) : page(200, LOGIN_FORM);
      case '/oauth2/callback':
        if (searchParams.get('code') !== 'k1' || !/door_csrf=c4nary-c1/.test(request.headers.cookie ?? ''))
          return page(403, 'no');
        this.logins += 1;
        this.#session = `c4nary-s${this.logins}`;
        return redirect('/pipeline/', ['door_csrf=; Path=/; Max-Age=0', `door=${this.#session}; ${this.cookie}`]);
      default: {
        const known = this.#session !== '' && request.headers.cookie?.split('; ').includes(`door=${this.#session}`);
        return known ? answer(200, '{}') : answer(401, '{}', { 'content-type': 'application/json' });
      }
    }
  };

  #judge(form: string): IncomingResponse {
    if (new URLSearchParams(form).get('password') !== this.password) return page(401, LOGIN_FORM);
    return redirect('/oauth2/callback?code=k1&state=x', [], 303);
  }
}

export const LOGIN_FORM =
  '<form method="post" action="/dex/auth/local/login?back=&amp;state=r1"><input name="login"><input name="password" type="password"></form>';

export function page(status: number, html: string): IncomingResponse {
  return answer(status, `<html>${html}</html>`, { 'content-type': 'text/html; charset=utf-8' });
}

export function redirect(location: string, cookies: string[] = [], status = 302): IncomingResponse {
  const response = answer(status, '', { location });
  for (const cookie of cookies) (response.headers as Headers).append('set-cookie', cookie);
  return response;
}

export function answer(status: number, text: string, headers: Record<string, string> = {}): IncomingResponse {
  return { status, text, headers: new Headers(headers) };
}
