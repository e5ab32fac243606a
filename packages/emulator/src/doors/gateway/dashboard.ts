import { type HttpAnswer, textAnswer } from '../../http/http-answer.js';
import type { DoorRequest } from '../door.js';

/** Below which the gateway leads to Kubeflow Pipelines. */
const PIPELINES = '/pipeline';

/** The central dashboard has every other path: HTML where a client that left out `/pipeline` expects JSON. */
export function answerDashboard({ path, method }: DoorRequest): HttpAnswer | undefined {
  if (path === PIPELINES || path.startsWith(`${PIPELINES}/`)) return undefined;
  if (method !== 'GET' && method !== 'HEAD') return textAnswer(404, `Cannot ${method} ${path}\n`);
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!doctype html><html lang="en"><head><title>Kubeflow Central Dashboard</title></head><body><main-page></main-page></body></html>',
  };
}
