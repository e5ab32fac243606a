import type { AuthPlugin } from '../auth/auth-plugin.js';
import { type CallDefaults, retryPolicyOf } from '../call/call-limits.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import type { Logger } from '../telemetry/logging.js';
import type { Fetch } from '../transport/fetch-transport.js';
import type { Middleware } from '../transport/layer.js';
import { defaultRetryPolicy, type RetryPolicy } from '../transport/retry-policy.js';
import type { TlsOptions } from '../transport/transport-options.js';
import { checkedHeaders } from './checked-headers.js';
import { type Clock, systemClock } from './clock.js';
import type { Connection } from './connection.js';
import { type ApiRoot, type Endpoint, parseEndpoint, usualEndpoint } from './endpoint.js';
import { hasCredentials, refuseInsecure } from './insecure-endpoint.js';
import { checkedNamespace } from './namespace.js';
import { positive } from './positive.js';
import { parseProxy } from './proxy.js';
import { requireKnown } from './require-known.js';

/** What a client may be told; everything has a default. */
export interface KfpClientOptions {
  /**
   * Root that the API is below, such as `https://kubeflow.example.com/pipeline`. Default: looked for at the first request,
   * as `KfpClient.fromEnvironment()` does.
   */
  endpoint?: string | URL | undefined;
  /**
   * Finds out at the first request how the server is reached, where there is no `endpoint`; asked again when it failed.
   *
   * @example
   * new KfpClient({ connection: () => kubeconfigConnection({ context: 'prod' }) }) // of @kfp-ts/auth-kubernetes
   */
  connection?: (() => Promise<Connection>) | undefined;
  /** Where people find the web pages, for `client.links`. Default: `endpoint`, which usually serves them too. */
  uiEndpoint?: string | URL | undefined;
  /** `/apis/v1` for kfp-tekton 1.6 to 1.9. Default: `/apis/v1beta1`, or the other where the server knows only that. */
  apiPath?: ApiRoot | undefined;
  /** Namespace of the user's runs and experiments, on multi-user installations. */
  namespace?: string | undefined;
  /** Namespace to use when none is named, but only if the installation turns out to be multi-user. */
  fallbackNamespace?: string | undefined;
  /** Namespace that Kubeflow Pipelines is installed in. Default: `kubeflow`. */
  installNamespace?: string | undefined;
  /** How requests are authenticated; of several, each adds its part. Default: not at all. */
  auth?: AuthPlugin | readonly AuthPlugin[] | undefined;
  /** Allows credentials over http:// to hosts that are neither this machine nor inside the cluster. Default: false. */
  allowInsecureHttp?: boolean | undefined;
  /** Sent with every request to the endpoint, those of a login included; nowhere else. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds one attempt may take, body included. Default 30,000. */
  timeoutMs?: number | undefined;
  /** Milliseconds all attempts of a call together may take. Default 120,000. */
  totalTimeoutMs?: number | undefined;
  /** Changes to the retry policy, or `false` for one attempt each. */
  retry?: Partial<RetryPolicy> | false | undefined;
  /** Requests under way at once; further ones wait their turn. Default 64. */
  maxConcurrency?: number | undefined;
  /** Sends the requests in place of the platform's own way. */
  fetch?: Fetch | undefined;
  /** TLS settings of this client, on Node, Bun and Deno. */
  tls?: TlsOptions | undefined;
  /**
   * Proxy that requests go through, such as `http://user:password@proxy.example.com:3128`, on Node, Bun and Deno. Default:
   * none; where the endpoint is looked for in the surroundings, what HTTPS_PROXY, HTTP_PROXY and NO_PROXY say.
   */
  proxy?: string | URL | undefined;
  /** Rings inside authentication and timeout, around each attempt; the first is the outermost. */
  middleware?: readonly Middleware[] | undefined;
  /** Rings around the whole call, retries included, such as `openTelemetry()` of `@kfp-ts/client/telemetry`. */
  telemetry?: readonly Middleware[] | undefined;
  /** Gets one line a call, without headers, queries and bodies; `console` will do. Default: nothing is logged. */
  logger?: Logger | undefined;
  /** Time; for tests. */
  clock?: Clock | undefined;
  /** Random numbers from 0 up to 1, for back-off; for tests. */
  random?: (() => number) | undefined;
}

/** What a client runs on. */
export interface ResolvedKfpClientOptions {
  /** Of a client that has yet to find its server: the usual one. */
  readonly endpoint: Endpoint;
  /** The options as they were given: without an endpoint there is more to find out. */
  readonly given: ReasonedOptions;
  readonly apiPath: ApiRoot | undefined;
  readonly namespace: string | undefined;
  readonly fallbackNamespace: string | undefined;
  readonly auth: readonly AuthPlugin[];
  readonly defaults: CallDefaults;
  readonly maxConcurrency: number;
  readonly fetch: Fetch | undefined;
  readonly tls: TlsOptions | undefined;
  readonly proxy: URL | undefined;
  readonly middleware: readonly Middleware[];
  readonly telemetry: readonly Middleware[];
  readonly logger: Logger | undefined;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Key of the reasons that `explain()` gives; not for users. */
export const WHY = Symbol('why');

/** Options, and where those come from that nobody gave. */
export interface ReasonedOptions extends KfpClientOptions {
  [WHY]?: Readonly<Record<string, string | undefined>>;
}

export const CLIENT_OPTIONS =
  'endpoint connection uiEndpoint apiPath namespace fallbackNamespace installNamespace auth allowInsecureHttp headers timeoutMs totalTimeoutMs retry maxConcurrency fetch tls proxy middleware telemetry logger clock random';

function noPlugin(): ConfigurationError {
  return new ConfigurationError('The auth option holds something that is no auth plugin', {
    hint: 'Make one with bearerToken(), sessionCookie() or another function of @kfp-ts/client/auth.',
  });
}

/**
 * Checks options and fills in what was left out; no I/O.
 * @throws {ConfigurationError} for a value that cannot be right.
 */
export function resolveOptions(options: KfpClientOptions): ResolvedKfpClientOptions {
  requireKnown('client options', options, CLIENT_OPTIONS);
  const { installNamespace, retry, auth = [] } = options;
  const why = (options as ReasonedOptions)[WHY];
  const endpoint = parseEndpoint(options.endpoint ?? usualEndpoint(installNamespace), why?.endpoint);
  const plugins = [auth].flat();
  if (!plugins.every((plugin) => typeof plugin?.authenticate === 'function')) throw noPlugin();
  const carriesCredentials = plugins.some(({ name }) => name !== 'none') || hasCredentials(options.headers);
  if (carriesCredentials && options.allowInsecureHttp !== true) refuseInsecure(endpoint);
  return Object.freeze({
    endpoint,
    given: { ...options },
    apiPath: options.apiPath ?? endpoint.apiPath,
    namespace: checkedNamespace(options.namespace),
    fallbackNamespace: options.fallbackNamespace,
    auth: plugins,
    defaults: {
      limits: {
        timeoutMs: positive('timeoutMs', options.timeoutMs, 30_000),
        totalTimeoutMs: positive('totalTimeoutMs', options.totalTimeoutMs, 120_000),
        retry: retryPolicyOf(retry, defaultRetryPolicy),
      },
      headers: { accept: 'application/json', ...checkedHeaders(options.headers) },
    },
    maxConcurrency: positive('maxConcurrency', options.maxConcurrency, 64),
    fetch: options.fetch,
    tls: options.tls,
    proxy: options.proxy === undefined ? undefined : parseProxy(options.proxy, why?.proxy),
    middleware: options.middleware ?? [],
    telemetry: options.telemetry ?? [],
    logger: options.logger,
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
  });
}
