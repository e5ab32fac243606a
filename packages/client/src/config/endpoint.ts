import { ConfigurationError } from '../errors/configuration-error.js';

export type ApiRoot = '/apis/v1beta1' | '/apis/v1';

/** Where the API is. */
export interface Endpoint {
  /** Root without `/apis/…` and without a slash at its end, such as `https://kubeflow.example.com/pipeline`. */
  readonly url: string;
  /** Scheme, host and port. */
  readonly origin: string;
  /** Set when the endpoint was given with the API's own path. */
  readonly apiPath?: ApiRoot;
  /** What was changed in the address as it was given, and why. */
  readonly note?: string;
}

const EXAMPLE =
  'Give the root that the API is below, such as https://kubeflow.example.com/pipeline or http://localhost:8888.';

/** The API server of an installation, as seen from inside its cluster. */
export const usualEndpoint = (installNamespace = 'kubeflow'): string =>
  `http://ml-pipeline.${installNamespace}.svc.cluster.local:8888`;

/**
 * Reads an endpoint as people paste it. `why` tells where it comes from, when nobody gave it.
 * @throws {ConfigurationError} without a scheme, with credentials, a query or a fragment, or for an address of the web pages.
 */
export function parseEndpoint(given: string | URL, why?: string): Endpoint {
  const text = String(given).trim();
  const shown = withoutSecrets(text);
  const what = `The endpoint "${shown}"${why ? ` (${why})` : ''}`;
  if (!/^https?:\/\//i.test(text)) {
    const startsWithHost = /^(localhost|[\w-]+[.:][\w.:-]+)(\/[^\s]*)?$/.test(shown);
    const hint = startsWithHost ? `Write https://${shown} (or http://, if it serves no TLS).` : EXAMPLE;
    throw new ConfigurationError(`${what} does not start with https:// or http://`, { hint });
  }
  const url = parseUrl(text, what);
  if (url.username || url.password) {
    throw new ConfigurationError('The endpoint contains a user name or a password', {
      hint: 'Leave them out of the address and give credentials in auth.',
    });
  }
  const page = /^(.*?)\/_\/pipeline(\/|$)/.exec(url.pathname);
  if (page || url.hash) {
    const root = page ? `${url.origin}${page[1]}/pipeline` : `${url.origin}${url.pathname}`.replace(/\/+$/, '');
    throw new ConfigurationError(`${what} is an address of the web pages`, { hint: `Try ${root}.` });
  }
  if (url.search) throw new ConfigurationError(`${what} has a query`, { hint: EXAMPLE });
  return withoutApiPath(url, what);
}

function withoutApiPath(url: URL, what: string): Endpoint {
  const path = url.pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  const api = /^(.*?)(\/apis(?:\/.*)?)$/.exec(path);
  if (!api) return { url: url.origin + path, origin: url.origin };
  const [, root, pasted] = api;
  if (pasted !== '/apis' && pasted !== '/apis/v1beta1' && pasted !== '/apis/v1') {
    throw new ConfigurationError(`${what} goes on into the API`, { hint: `Try ${url.origin}${root}.` });
  }
  return {
    url: url.origin + root,
    origin: url.origin,
    ...(pasted !== '/apis' && { apiPath: pasted }),
    note: `${pasted} was taken off the endpoint: the client adds it itself`,
  };
}

function parseUrl(text: string, what: string): URL {
  try {
    return new URL(text);
  } catch {
    // The platform's error quotes the address with the password in it.
    throw new ConfigurationError(`${what} is not a URL`, { hint: EXAMPLE });
  }
}

function withoutSecrets(text: string): string {
  return text
    .replace(/^([a-z][a-z0-9+.-]*:\/\/|\/\/)?[^?#]*@/i, '$1…@')
    .replace(/\?[^#]*/, '?…')
    .replace(/#.+$/s, '#…');
}
