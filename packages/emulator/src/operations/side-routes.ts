import {
  internalError,
  invalidInput,
  invalidInputCausedBy,
  UnclassifiedFailure,
  wrapping,
} from '../errors/server-failure.js';
import { AUTHORIZE_PARAMETERS, readQueryParameters } from '../http/query-parameters.js';
import { visualizationMessage } from '../json/api-messages.js';
import { goKindOf } from '../json/json-value.js';
import { JsonTypeError, type MessageType } from '../json/message-type.js';
import { type Operation, readBody } from './api-call.js';
import { EMPTY_WORKFLOW_TEXT } from './empty-workflow-text.js';

/** GET /auth: may the caller use the viewers of a namespace? */
export const authorizeViewer: Operation = (call, server) => {
  const { strings } = readQueryParameters(call.query, AUTHORIZE_PARAMETERS);
  const { namespace = '', resources = 'UNASSIGNED_RESOURCES', verb = 'UNASSIGNED_VERB' } = strings;
  wrapping('Authorize request is not valid', () => {
    if (namespace === '') throw invalidInput('Namespace is empty. Please specify a valid namespace.');
    if (resources === 'UNASSIGNED_RESOURCES')
      throw invalidInput('Resources not specified. Please specify a valid resources.');
    if (verb === 'UNASSIGNED_VERB') throw invalidInput('Verb not specified. Please specify a valid verb.');
  });
  wrapping('Failed to authorize the request', () =>
    server.access.check(call.headers, {
      resource: resources.toLowerCase(),
      verb: verb.toLowerCase(),
      namespace: namespace.toLowerCase(),
      group: 'kubeflow.org',
    }),
  );
  return '{}';
};

const VISUALIZATION_SERVICE = 'http://127.0.0.1:18870';

/** POST /visualizations/{namespace}: as if the visualization service were not there. */
export const createVisualization: Operation = (call, server) => {
  const message = readBody(call, visualizationMessage);
  const namespace = call.path.namespace ?? '';
  if (message.type !== 'CUSTOM' && message.source === '') {
    throw invalidInput(`A visualization requires a Source to be provided. Received ${message.source}`);
  }
  if (message.arguments !== '') demandJsonArguments(message.arguments);
  wrapping('Failed to authorize on namespace.', () =>
    server.access.check(call.headers, { resource: 'visualizations', verb: 'create', namespace }),
  );
  const address = VISUALIZATION_SERVICE.replace('http://', '');
  throw new UnclassifiedFailure(`Get "${VISUALIZATION_SERVICE}": dial tcp ${address}: connect: connection refused`, [
    `Unable to verify visualization service aliveness by sending request to ${VISUALIZATION_SERVICE}`,
    'Cannot generate visualization.',
  ]);
};

function demandJsonArguments(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw invalidInput(`A visualization requires valid JSON to be provided as Arguments. Received ${text}`);
  }
}

/** A body that is one JSON string. */
const textBody: MessageType<string> = {
  name: 'string',
  read(value) {
    if (value === null) return '';
    if (typeof value !== 'string')
      throw new JsonTypeError(`json: cannot unmarshal ${goKindOf(value)} into Go value of type string`);
    return value;
  },
};

/** POST /workflows: what a persistence agent tells of a Workflow. Reports of unknown runs are refused. */
export const reportWorkflow: Operation = (call, server) => {
  const workflow = readReport(readBody(call, textBody), 'workflow');
  return wrapping('Report workflow failed.', () => {
    const name = text(workflow.metadata, 'name');
    if (name === '') throw invalidInput(`The workflow must have a name: ${EMPTY_WORKFLOW_TEXT}`);
    const runId = text(record(workflow.metadata).labels, 'pipeline/runid');
    const run = server.state.tables.runs.get(runId);
    if (!run) throw internalError('Failed to update the run.', `Workflow ${name} belongs to no run`);
    const phase = text(workflow.status, 'phase');
    if (phase !== '') server.life.setPhase(run, phase, text(workflow.status, 'message') || undefined);
    return '{}';
  });
};

/** POST /scheduledworkflows: accepted when it names a recurring run. */
export const reportScheduledWorkflow: Operation = (call) => {
  const object = readReport(readBody(call, textBody), 'scheduled workflow');
  return wrapping('Report scheduled workflow failed.', () => {
    if (text(object.metadata, 'name') === '') throw invalidInput('The resource must have a name');
    return '{}';
  });
};

function readReport(body: string, what: string): Record<string, unknown> {
  try {
    return record(JSON.parse(body));
  } catch (error) {
    throw invalidInputCausedBy(`Could not unmarshal ${what}`, error instanceof Error ? error.message : String(error));
  }
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const text = (value: unknown, member: string): string => {
  const found = record(value)[member];
  return typeof found === 'string' ? found : '';
};

/** The task service keeps nothing here. */
export const listTasks: Operation = () => '{}';
