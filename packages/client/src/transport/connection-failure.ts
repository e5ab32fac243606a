import { ConnectionError } from '../errors/connection-error.js';
import { nameOf, type OutgoingRequest } from './outgoing-request.js';
import { ProxyProblem, proxyFailure } from './proxy-failure.js';

/** Codes of failures that come before a connection does. */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|UND_ERR_CONNECT|ConnectionRefused|FailedToOpenSocket|NO_TUNNEL)/;
/** As Bun calls it, with the status in words. */
const PROXY_REFUSED = 'ERR_PROXY_TUNNEL';
const TOO_LONG = 'ERR_STRING_TOO_LONG';
const TLS_FAILURE = /CERT|TLS|SSL|SIGNED|SIGNATURE|EPROTO/;

/** What is known of the way a request took. */
export interface Way {
  /** It broke on a connection that the server may have closed in the meantime. */
  readonly stale?: boolean | undefined;
  readonly proxy?: URL | undefined;
}

/** The error for a request that got no complete answer. */
export function connectionFailure(request: OutgoingRequest, cause: unknown, way: Way = {}): ConnectionError {
  const { code, text } = reasonOf(cause);
  const tls = TLS_FAILURE.test(code);
  const problem = way.proxy && problemOfProxy(cause, code, text);
  if (way.proxy && problem) return proxyFailure(request, way.proxy, problem, tls);
  return new ConnectionError(`${nameOf(request)}: ${originOf(request.url)} ${describe(code, text, tls)}`, {
    cause,
    hint: hintFor(code, tls, text),
    mayHaveReachedServer: !tls && !NEVER_CONNECTED.test(code),
    transient: !tls && code !== TOO_LONG,
    staleConnection: way.stale ?? false,
  });
}

/** With a proxy, names are looked up and connections made by it alone. */
function problemOfProxy(cause: unknown, code: string, text: string): ProxyProblem | undefined {
  if (cause instanceof ProxyProblem) return cause;
  if (code === PROXY_REFUSED) return ProxyProblem.refusal(Number(/\b[3-5]\d\d\b/.exec(text)?.[0] ?? 407));
  return NEVER_CONNECTED.test(code) ? new ProxyProblem(text, { code }) : undefined;
}
function describe(code: string, text: string, tls: boolean): string {
  if (tls) return `cannot be trusted or does not speak TLS (${code})`;
  if (NEVER_CONNECTED.test(code)) return `cannot be reached (${code})`;
  if (code === TOO_LONG) return 'sent more than this platform can hold as text';
  return `broke off the connection (${code || text})`;
}

function hintFor(code: string, tls: boolean, text: string): string {
  if (tls) {
    return 'Give the certificate authority in tls.ca, the name on the certificate in tls.servername, or use http:// if the port serves no TLS.';
  }
  if (code === 'ECONNREFUSED') return 'Is the server, or the port-forward to it, running? Check the endpoint.';
  if (code === TOO_LONG) return 'Ask for less at once, or read a large artifact from the object store itself.';
  if (/^(ENOTFOUND|EAI_)/.test(code)) {
    return 'Check the endpoint (or set KF_PIPELINES_ENDPOINT): names of the cluster resolve only inside it.';
  }
  if (code.startsWith('HPE_')) return 'What answers does not speak HTTP as it should: check the port of the endpoint.';
  if (/^(Failed to fetch|Load failed|NetworkError)/.test(text)) {
    return 'Browsers do not tell why. Serve the page from the origin of the endpoint, or have the gateway send CORS headers; or the server is down.';
  }
  return 'Look at the server and at proxies on the way; calls that are safe to repeat have been retried.';
}

/** Platforms' fetch hides the reason in `cause`; a failed dual-stack connect holds it in a list. */
function reasonOf(error: unknown): { code: string; text: string } {
  let text = '';
  for (let current = error, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    const { code, errors, cause } = current as Error & { code?: unknown; errors?: unknown[] };
    text = current.message;
    if (typeof code === 'string') return { code, text };
    current = cause ?? errors?.[0];
  }
  return { code: codeInWords(text), text: text.replace(/ for url \([^)]*\)/, '') };
}

/** Deno tells in words alone what others have codes for. */
function codeInWords(text: string): string {
  if (!text.includes('client error (Connect)')) return '';
  if (text.includes('dns error')) return 'ENOTFOUND';
  if (text.includes('proxy authentication required')) return PROXY_REFUSED;
  if (/tunnel(ing)?$/.test(text)) return 'NO_TUNNEL';
  return text.includes('tcp connect error') ? 'ECONNREFUSED' : 'TLS';
}

function originOf(url: string): string {
  return /^[a-z]+:\/\/[^/?#]*/i.exec(url)?.[0] ?? url;
}
