import type { ApiRoot } from '../config/endpoint.js';
import { isSuccess } from '../transport/incoming-response.js';
import type { Transport } from '../transport/layer.js';
import type { OutgoingRequest } from '../transport/outgoing-request.js';

/**
 * Which name the API has behind a server that does not know a route: kfp-tekton 1.6 to 1.9 say `/apis/v1`. The request that
 * was not known lends its limits.
 */
export async function findApiPath(root: string, send: Transport, unknown: OutgoingRequest): Promise<ApiRoot> {
  const { headers, cancellation, limits, progress } = unknown;
  const url = `${root}/apis/v1/healthz`;
  const { deadline } = progress;
  const response = await send({
    method: 'GET',
    url,
    headers: { accept: 'application/json', ...withoutContent(headers) },
    cancellation,
    repeatable: true,
    limits,
    progress: { attempts: 0, deadline },
  });
  return isSuccess(response) && /"multi_user"|"apiServerReady"/.test(response.text) ? '/apis/v1' : '/apis/v1beta1';
}

function withoutContent(headers: OutgoingRequest['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('content-')));
}
