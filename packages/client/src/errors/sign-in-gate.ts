import type { IncomingResponse } from '../transport/incoming-response.js';
import { isSuccess } from '../transport/incoming-response.js';
import { readErrorBody } from './error-body.js';

/** What asks for credentials, as far as its answer shows. */
export type Gate =
  | 'the API server'
  | 'oauth2-proxy'
  | 'Dex'
  | 'oidc-authservice'
  | 'Istio'
  | 'Google IAP'
  | 'an AWS load balancer'
  | 'the Kubernetes API server'
  | 'a gateway'
  | 'a page';

/** Release 1.8.5 says so in a 500. */
const UNAUTHENTICATED_TEXT = /\bUnauthenticated: |no user identity header/;

/**
 * Who asks for credentials with this answer; undefined when nobody does. A 2xx page counts (`a page` when it does not look
 * like a sign-in), and so does any redirect that leads elsewhere than into the API.
 */
export function findGate(response: IncomingResponse): Gate | undefined {
  const { status, text } = response;
  if (isSuccess(response)) return startsPage(text) ? pageGate(text) : undefined;
  if (status === 401) return gateOf401(response);
  if (status === 0) return 'a gateway';
  // Not Modified leads nowhere.
  if (status >= 300 && status < 400 && status !== 304) return redirectGate(response.headers.get('location') ?? '');
  if (status === 403 && startsPage(text)) return /<form|\/oauth2\/start/i.test(text) ? signInPageGate(text) : undefined;
  if (status === 500 && UNAUTHENTICATED_TEXT.test(text)) return 'the API server';
  return undefined;
}

/** Whether a body is a page and not JSON. */
function startsPage(text: string): boolean {
  const first = text.charCodeAt(0);
  return first !== 0x7b && /^\s*</.test(text.slice(0, 100));
}

function pageGate(html: string): Gate {
  return /type=["']?password|\/oauth2\/start|\/dex\/|accounts\.google\.com|sign ?in|log ?in to/i.test(html)
    ? signInPageGate(html)
    : 'a page';
}

function signInPageGate(html: string): Gate {
  if (/\/oauth2\/start|oauth2-proxy/i.test(html)) return 'oauth2-proxy';
  if (/\/dex\/|dex/i.test(html)) return 'Dex';
  if (/accounts\.google\.com/.test(html)) return 'Google IAP';
  return 'a gateway';
}

function gateOf401({ text, headers }: IncomingResponse): Gate {
  if (headers.get('x-goog-iap-generated-response')) return 'Google IAP';
  if (/^\s*Jw(t|ks) /.test(text)) return 'Istio';
  const { kind } = readErrorBody(text);
  if (kind === 'api') return 'the API server';
  if (kind === 'kubernetes') return 'the Kubernetes API server';
  if (/^\s*\{\s*\}\s*$/.test(text)) return 'oauth2-proxy';
  if (kind === 'html') return signInPageGate(text);
  return 'a gateway';
}

function redirectGate(location: string): Gate | undefined {
  // An identity provider is told in the query where to lead back to.
  const [target = ''] = location.split(/[?#]/, 1);
  if (/\/oauth2\/(start|sign_in)/.test(location)) return 'oauth2-proxy';
  if (/\/dex\//.test(location)) return 'Dex';
  if (/authservice/.test(location)) return 'oidc-authservice';
  if (/accounts\.google\.com/.test(location)) return 'Google IAP';
  if (/amazoncognito\.com|\/oauth2\/idpresponse/.test(location)) return 'an AWS load balancer';
  // A router that cleans the path (`//`, a trailing slash) sends to another address of the same API.
  return /\/apis\/v\d/.test(target) ? undefined : 'a gateway';
}
