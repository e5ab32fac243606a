import { invalidInput, UnclassifiedFailure, wrapping } from '../errors/server-failure.js';
import { AUTHORIZE_PARAMETERS, readQueryParameters } from '../http/query-parameters.js';
import { visualizationMessage } from '../json/api-messages.js';
import { type Operation, readBody } from './api-call.js';

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

/** The task service keeps nothing here. */
export const listTasks: Operation = () => '{}';
