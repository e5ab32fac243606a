import { type HttpAnswer, textAnswer } from '../http/http-answer.js';
import { goJsonString } from '../json/go-json-string.js';
import type { ServerContext } from '../server-context.js';

const LOG_PATH = /^\/apis\/v1alpha1\/runs\/([^/]+)\/nodes\/([^/]+)\/log$/;

/** GET /apis/v1alpha1/runs/{run}/nodes/{node}/log: always begins with 200, errors follow as JSON. */
export function answerRunLog(path: string, server: ServerContext): HttpAnswer | undefined {
  const match = LOG_PATH.exec(path);
  if (!match) return undefined;
  const [, runId = '', nodeId = ''] = match;
  const run = server.state.tables.runs.get(runId);
  if (!run) return logFailure('BadRequestError: Run does not exist: log cannot be read');
  const log = server.life.logOf(run, nodeId);
  return log === undefined
    ? logFailure(`ResourceNotFoundError: log ${runId}/${nodeId} not found.`)
    : textAnswer(200, log);
}

const logFailure = (text: string): HttpAnswer =>
  textAnswer(200, `{"error_message":${goJsonString(text)},"error_details":${goJsonString(text)}}`);
