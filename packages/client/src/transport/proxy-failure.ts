import { ConnectionError } from '../errors/connection-error.js';
import { nameOf, type OutgoingRequest } from './outgoing-request.js';

/** What went wrong between here and a proxy, so before anything has reached the server. */
export class ProxyProblem extends Error {
  /** The proxy's answer, if it gave one. */
  readonly status: number | undefined;
  readonly code: string | undefined;

  constructor(message: string, { status, code }: { status?: number | undefined; code?: string | undefined }) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static refusal(status: number): ProxyProblem {
    return new ProxyProblem(`The proxy answered ${status}`, { status });
  }
}

/** The error for a request that a proxy did not let through; neither it nor its hint tells the proxy's credentials. */
export function proxyFailure(request: OutgoingRequest, proxy: URL, problem: ProxyProblem, tls: boolean) {
  const { status, code, message } = problem;
  const what = status ? `does not let it through (${status})` : `cannot be used (${code ?? message})`;
  return new ConnectionError(`${nameOf(request)}: the proxy ${proxy.host} ${what}`, {
    cause: problem,
    hint: hintFor(status, tls),
    mayHaveReachedServer: false,
    // A password that was refused is not sent again.
    transient: !tls && (status === undefined || status >= 500),
  });
}

function hintFor(status: number | undefined, tls: boolean): string {
  if (status === 407)
    return 'Write user and password into the proxy option, or HTTPS_PROXY: http://user:password@host:port.';
  if (status) return 'Ask who runs the proxy whether it may connect to the endpoint, or list the endpoint in NO_PROXY.';
  if (tls) return 'Give the authority of the proxy in tls.ca, or write http:// before its address if it serves no TLS.';
  return 'Check the address in the proxy option, or in HTTPS_PROXY, or list the endpoint in NO_PROXY.';
}
