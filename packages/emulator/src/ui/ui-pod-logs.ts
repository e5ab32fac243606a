import { type HttpAnswer, textAnswer } from '../http/http-answer.js';
import type { QueryValues } from '../http/query-values.js';
import type { ServerContext } from '../server-context.js';

const html = (status: number, body: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
});

/** GET /k8s/pod/logs: the log of a step, found by the name of its pod, which is its node's id. */
export function answerPodLogs(query: QueryValues, server: ServerContext): HttpAnswer {
  const pod = query.get('podname');
  if (pod === '') return html(400, 'podname argument is required');
  const namespace = query.get('podnamespace');
  for (const run of server.state.tables.runs.all.descending()) {
    if (!pod.startsWith(run.workflowName) || (namespace !== '' && namespace !== run.namespace)) continue;
    const log = server.life.logOf(run, pod);
    if (log !== undefined) return textAnswer(200, log);
  }
  return html(500, 'Could not get main container logs: Error: Unable to retrieve workflow status: [object Object].');
}
