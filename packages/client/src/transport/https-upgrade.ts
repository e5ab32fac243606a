import type { IncomingResponse } from './incoming-response.js';
import type { Middleware } from './layer.js';

/**
 * Follows the one redirect that is none of a login: from http:// to https:// on the same host, to the same path. The
 * client keeps to https:// from then on.
 */
export function httpsUpgrade(): Middleware {
  let upgraded: string | undefined;
  return async (request, next) => {
    const { url } = request;
    if (!url.startsWith('http:')) return next(request);
    if (upgraded) return next({ ...request, url: upgraded + url.slice(originLength(url)) });
    const response = await next(request);
    const origin = upgradeOf(url, response);
    if (!origin) return response;
    const answer = await next({ ...request, url: origin + url.slice(originLength(url)) });
    upgraded = origin;
    return answer;
  };
}

function upgradeOf(url: string, { status, headers }: IncomingResponse): string | undefined {
  if (status < 301 || status > 308) return undefined;
  const location = headers.get('location');
  if (!location?.startsWith('https:')) return undefined;
  const [from, to] = [new URL(url), new URL(location, url)];
  const same = from.hostname === to.hostname && from.pathname === to.pathname && from.search === to.search;
  return same ? to.origin : undefined;
}

function originLength(url: string): number {
  const end = url.indexOf('/', url.indexOf('://') + 3);
  return end < 0 ? url.length : end;
}
