/** A URL as far as the server looks at it before it connects. */
export interface RequestUri {
  /** In lower case; empty for a mere path. */
  readonly scheme: string;
  /** Name and port; empty when there is none. */
  readonly host: string;
  /** The whole as Go prints it in errors. */
  readonly shown: string;
}

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s;
const BRACKETED_HOST = /^\[[^\]]*\](?::\d*)?$/;
const NAMED_HOST = /^(?:[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"\u0080-\u{10ffff}]|%[0-9a-fA-F]{2})*$/u;
const BAD_PORT = /:(?!\d*$)[^:]*$/;
const BAD_ESCAPE = /%(?![0-9a-fA-F]{2})/;
/** What is escaped where a path is printed. */
const UNSAFE = /[\s"<>\\^`{|}]|[^\x20-\x7e]/gu;

/** Reads a URL as Go's `url.ParseRequestURI` does; undefined when that finds it invalid. */
export function parseRequestUri(text: string): RequestUri | undefined {
  if (/[\p{Cc}]/u.test(text) || text === '' || text.startsWith(':')) return undefined;
  const [, given = '', afterScheme = text] = SCHEME.exec(text) ?? [];
  const scheme = given.toLowerCase();
  const before = scheme === '' ? '' : `${scheme}:`;
  if (!afterScheme.startsWith('/')) {
    return scheme === '' && text !== '*' ? undefined : { scheme, host: '', shown: before + afterScheme };
  }
  const hasAuthority = scheme !== '' && afterScheme.startsWith('//');
  const [, authority = '', rest = ''] = (hasAuthority && /^\/\/([^/?]*)(.*)$/s.exec(afterScheme)) || [
    '',
    '',
    afterScheme,
  ];
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const [path = ''] = rest.split('?', 1);
  if (!isHost(host) || BAD_ESCAPE.test(path)) return undefined;
  const slashes = hasAuthority && (authority !== '' || rest !== '') ? '//' : '';
  const query = rest.slice(path.length);
  return {
    scheme,
    host,
    shown: before + slashes + withoutPassword(authority) + path.replace(UNSAFE, encodeURIComponent) + query,
  };
}

const isHost = (host: string): boolean =>
  host.startsWith('[') ? BRACKETED_HOST.test(host) : NAMED_HOST.test(host) && !BAD_PORT.test(host);

const withoutPassword = (authority: string): string => authority.replace(/^([^:@]*):[^@]*@/, '$1:***@');
