import type { IncomingResponse } from './incoming-response.js';
import type { Middleware } from './layer.js';

/**
 * Follows the one redirect that is none of a login: from http:// to https:// on the same host, at the usual or the same port,
 * to the same path. The client keeps to https:// from then on.
 */
export function httpsUpgrade(): Middleware {
  let upgraded: string | undefined;
  return (request, next) => {
    const { url } = request;
    if (!url.startsWith('http:')) return next(request);
    const sendTo = (origin: string) => next({ ...request, url: origin + url.slice(originLength(url)) });
    if (upgraded) return sendTo(upgraded);
    return next(request).then((response) => {
      const origin = upgradeOf(url, response);
      if (!origin) return response;
      return sendTo(origin).then((answer) => {
        upgraded = origin;
        return answer;
      });
    });
  };
}

function upgradeOf(url: string, { status, headers }: IncomingResponse): string | undefined {
  if (status < 301 || status > 308) return undefined;
  const location = headers.get('location');
  if (!location?.startsWith('https:')) return undefined;
  const [from, to] = [new URL(url), new URL(location, url)];
  const same = from.hostname === to.hostname && from.pathname === to.pathname && from.search === to.search;
  // Another port may be somebody else's server.
  return same && (to.port === '' || to.port === from.port) ? to.origin : undefined;
}

function originLength(url: string): number {
  const end = url.indexOf('/', url.indexOf('://') + 3);
  return end < 0 ? url.length : end;
}
