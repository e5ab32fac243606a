import { apiPath } from '../http/api-path.js';
import { type HttpAnswer, jsonAnswer, textAnswer } from '../http/http-answer.js';
import { QueryValues } from '../http/query-values.js';
import { decodePath } from '../http/request-path.js';
import type { ServerContext } from '../server-context.js';
import { answerArtifactRequest } from './ui-artifacts.js';
import { answerPodLogs } from './ui-pod-logs.js';

/** A request as the UI server in front of the API server sees it. */
export interface UiRequest {
  readonly method: string;
  /** Percent-encoded. */
  readonly rawPath: string;
  readonly rawQuery: string | undefined;
}

const PREFIX = '/pipeline';
const API = '/apis/v1beta1/';
const NOT_EXTERNAL = /^\/apis\/v1beta1\/(?:runs\/.*reportMetrics|workflows|scheduledworkflows)/;

/**
 * What the UI server would do with a request below `/pipeline`, or to one of its own routes: answer it, or
 * hand it to the API server under another path. Undefined when the request is not for the UI server.
 */
export function answerUiRequest(
  request: UiRequest,
  server: ServerContext,
): HttpAnswer | Promise<HttpAnswer> | { readonly rawPath: string } | undefined {
  const prefixed = request.rawPath === PREFIX || request.rawPath.startsWith(`${PREFIX}/`);
  const rawPath = prefixed ? request.rawPath.slice(PREFIX.length) || '/' : request.rawPath;
  const known = apiPath(rawPath, server);
  const path = decodePath(known) ?? known;
  const query = new QueryValues(request.rawQuery ?? '');
  if (path === '/k8s/pod/logs') return answerPodLogs(query, server);
  if (path.startsWith('/artifacts/')) return answerArtifactRequest(path.slice('/artifacts/'.length), query, server);
  if (!prefixed) return undefined;
  if (path === `${API}healthz`) return uiHealthz(server);
  if (!path.startsWith(API))
    return request.method === 'GET' ? page() : textAnswer(404, `Cannot ${request.method} ${rawPath}\n`);
  if (NOT_EXTERNAL.test(path)) {
    return {
      status: 403,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: `${rawPath} endpoint is not meant for external usage.`,
    };
  }
  return { rawPath };
}

/** The UI server answers healthz itself. Its commit and build date are made up. */
function uiHealthz(server: ServerContext): HttpAnswer {
  const frontendTag = server.profile.release === '2.x' ? server.profile.tagName : server.profile.release;
  const body =
    `{"apiServerCommitHash":"unknown","apiServerTagName":"${server.profile.tagName}",` +
    `"apiServerMultiUser":${server.multiUser},"multi_user":${server.multiUser},` +
    `"apiServerReady":true,"buildDate":"unknown","frontendCommitHash":"unknown","frontendTagName":"${frontendTag}"}`;
  return { ...jsonAnswer(200, body), headers: { 'content-type': 'application/json; charset=utf-8' } };
}

/** Every other path is the single-page application: HTML where a lost client expects JSON. */
const page = (): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><html lang="en"><head><title>Kubeflow Pipelines</title></head><body><div id="root"></div></body></html>',
});
