import type { ResolvedKfpClientOptions } from './client-options.js';

/** What a client runs on, for people; without secrets. */
export function explainOptions(options: ResolvedKfpClientOptions): string {
  const { endpoint, apiPath, namespace, fallbackNamespace, auth, defaults, maxConcurrency, fetch, proxy } = options;
  const { timeoutMs, totalTimeoutMs, retry } = defaults.limits;
  const space = namespace ?? (fallbackNamespace ? `${fallbackNamespace}, if the installation is multi-user` : 'none');
  const lines = [
    ['endpoint', endpoint.url + (endpoint.note ? ` (${endpoint.note})` : '')],
    ['API path', apiPath ?? '/apis/v1beta1, or /apis/v1 if the server knows only that'],
    ['namespace', space],
    ['credentials', auth.map((plugin) => plugin.describe()).join(' and ') || 'none'],
    ['headers', Object.keys(defaults.headers).join(', ')],
    ['time', `${timeoutMs} ms an attempt, ${totalTimeoutMs} ms a call, at most ${retry.maxAttempts} attempts`],
    ['at once', `${maxConcurrency} requests`],
    ...(proxy ? [['proxy', proxy.host]] : []),
    ['transport', fetch ? 'the given fetch' : "the platform's own"],
  ];
  return lines.map(([name, value]) => `${name}: ${value}`).join('\n');
}
