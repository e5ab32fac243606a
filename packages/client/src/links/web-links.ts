import type { ResolvedKfpClientOptions } from '../config/client-options.js';
import { isInCluster } from '../config/insecure-endpoint.js';

/** Makes the address of a thing's page, from its id or itself. */
type LinkTo = (thing: string | { readonly id: string }) => string;

/** Addresses of the web pages. */
export interface WebLinks {
  /** The first page. */
  readonly home: string;
  readonly run: LinkTo;
  readonly experiment: LinkTo;
  readonly pipeline: LinkTo;
  readonly recurringRun: LinkTo;
}

/**
 * Links below `uiEndpoint`, else the endpoint; through the dashboard where a namespace is known and the address ends in
 * `/pipeline`. Where only the cluster's inside is known, they begin with `/`: right in pages of the gateway's own host.
 */
export function webLinks({ given, endpoint }: ResolvedKfpClientOptions, namespace: string | undefined): WebLinks {
  const inside = !given.endpoint || isInCluster(new URL(endpoint.url).hostname);
  const root = String(given.uiEndpoint ?? (inside ? '/pipeline' : endpoint.url))
    .trim()
    .replace(/\/*([?#].*)?$/s, '')
    // User and password are nobody's business; a bare host is taken as the Python client does.
    .replace(/^((?:[a-z]+:(?=[/\\]))?[/\\]*)[^/\\]*@/i, '$1')
    .replace(/^(?!https?:|\/)/i, 'http://');
  const home = namespace ? root.replace(/(\/_)?\/pipeline$/, `/_/pipeline/?ns=${namespace}`) : root;
  const to =
    (page: string): LinkTo =>
    (thing) =>
      `${home}${home === root ? '/' : ''}#/${page}/details/${encodeURIComponent(typeof thing === 'string' ? thing : thing.id)}`;
  return {
    home,
    run: to('runs'),
    experiment: to('experiments'),
    pipeline: to('pipelines'),
    recurringRun: to('recurringrun'),
  };
}
