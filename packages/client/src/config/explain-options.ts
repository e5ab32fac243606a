import { type ResolvedKfpClientOptions, WHY } from './client-options.js';

/** What a client runs on and why, for people; without secrets. `home` is the first of the web pages. */
export function explainOptions(options: ResolvedKfpClientOptions, home: string): string {
  const { given, endpoint, apiPath, namespace, fallbackNamespace, auth, defaults, maxConcurrency, fetch, proxy } =
    options;
  const { timeoutMs, totalTimeoutMs, retry } = defaults.limits;
  const because = (name: string) => ` (${given[WHY]?.[name] ?? 'given'})`;
  const own = auth.map((plugin) => plugin.describe()).join(' and ');
  const found = given.endpoint ? endpoint.url : 'found out at the first request';
  const lines = {
    endpoint: found + because('endpoint') + (endpoint.note ? ` (${endpoint.note})` : ''),
    'API path': apiPath ?? '/apis/v1beta1, or /apis/v1 if the server knows only that',
    namespace: namespace
      ? `${namespace} (given)`
      : fallbackNamespace
        ? `${fallbackNamespace} (this pod's), if the installation is multi-user`
        : 'none',
    credentials: own ? own + because('auth') : given.endpoint ? 'none' : 'those that come with the endpoint',
    headers: Object.keys(defaults.headers).join(', '),
    time: `${timeoutMs} ms an attempt, ${totalTimeoutMs} ms a call, at most ${retry.maxAttempts} attempts`,
    'at once': `${maxConcurrency} requests`,
    proxy: proxy ? proxy.host + because('proxy') : 'none',
    transport: fetch ? 'the given fetch' : "the platform's own",
    'web pages':
      home + (home.startsWith('/') ? " on the gateway's host" : '') + (given.uiEndpoint ? because('uiEndpoint') : ''),
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
