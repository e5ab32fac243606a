import { type Fetch, KfpClient, type KfpClientOptions } from '@kfp-ts/client';
import { type AuthPlugin, bearerToken, headers, serviceAccountToken, sessionCookie } from '@kfp-ts/client/auth';
import type { HurriedClock } from '../hurried-clock.js';
import type { ClientSetup, Vector } from '../vector.js';

const POD_FILES: Readonly<Record<string, keyof ClientSetup>> = {
  '/var/run/secrets/kubeflow/pipelines/token': 'pod_token',
  '/var/run/secrets/kubernetes.io/serviceaccount/namespace': 'pod_namespace',
};

/** Where the steps of a vector stand, for what changes between them. */
export interface Progress {
  step: number;
}

/** The client that says what the Python program said when it made its own. */
export function clientFor(vector: Vector, url: string, clock: HurriedClock, progress: Progress): KfpClient {
  const setup = vector.setup.client ?? {};
  const env = Object.fromEntries(
    Object.entries(vector.setup.env ?? {}).map(([name, value]) => [name, value.replace('<URL>', url)]),
  );
  const fromEnvironment = env.KF_PIPELINES_ENDPOINT || setup.in_cluster || setup.no_configuration;
  const auth = authOf(setup, progress);
  const options: KfpClientOptions = {
    ...(!fromEnvironment && { endpoint: endpointOf(setup, url) }),
    ...(vector.group === 'tekton' && { apiPath: '/apis/v1' as const }),
    ...namespaceOf(setup),
    ...(auth.length > 0 && { auth }),
    ...(setup.timeout_s !== undefined && { timeoutMs: setup.timeout_s * 1000 }),
    ...(setup.verify_ssl === false && { tls: { insecureSkipVerify: true } }),
    ...(setup.proxy && { proxy: url }),
    ...(!setup.proxy && (setup.in_cluster || setup.no_configuration) && { fetch: routed(setup, url) }),
    clock,
    random: () => 0.5,
    middleware: [clock.middleware],
  };
  const readFile = (path: string) => setup[POD_FILES[path] ?? 'host'] as string | undefined;
  return KfpClient.fromEnvironment(options, { env, readFile });
}

function endpointOf({ path = '', host, no_scheme }: ClientSetup, url: string): string {
  return `${host ?? (no_scheme ? url.replace('http://', '') : url)}${path}`;
}

function namespaceOf({ namespace, context_json }: ClientSetup): { namespace?: string } {
  const chosen = namespace ?? context_json?.namespace;
  return typeof chosen === 'string' ? { namespace: chosen } : {};
}

function authOf(setup: ClientSetup, progress: Progress): AuthPlugin[] {
  const { existing_token, credentials_hook, token_file, context_json } = setup;
  const plugins: AuthPlugin[] = [];
  if (existing_token) plugins.push(bearerToken(existing_token));
  if (credentials_hook) {
    let asked = 0;
    plugins.push(headers(() => ({ authorization: `Bearer ${credentials_hook[asked++]}` })));
  }
  if (token_file) {
    plugins.push(serviceAccountToken({ path: 'token', readFile: async () => token_file[progress.step] ?? '' }));
  }
  const cookies = setup.cookies ?? context_json?.client_authentication_cookie;
  if (cookies) plugins.push(sessionCookie(String(cookies)));
  const header = context_json?.client_authentication_header_name;
  if (header) plugins.push(headers({ [String(header)]: String(context_json?.client_authentication_header_value) }));
  return plugins;
}

/** Stands for the cluster's name service: the server is found under the name that it has there, and under no other. */
function routed({ in_cluster }: ClientSetup, url: string): Fetch {
  const known = `http://${in_cluster}`;
  return (target, init) => {
    if (!target.startsWith(known)) return Promise.reject(new TypeError(`nobody is called ${target}`));
    return fetch(url + target.slice(known.length), init);
  };
}
