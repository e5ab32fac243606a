import { internalError, invalidInput, wrapping } from '../errors/server-failure.js';
import { goKindOf, type JsonValue } from '../json/json-value.js';
import { JsonTypeError, type MessageType } from '../json/message-type.js';
import { JsonSyntaxError, parseWholeJson } from '../json/parse-json.js';
import { workflowType } from '../template/argo-types.js';
import { any, field, type GoType, GoTypeError, normalise, struct, text } from '../template/go-struct.js';
import { type Operation, readBody } from './api-call.js';
import { type ReportedMetadata, scheduledWorkflowText, workflowText } from './reported-object-text.js';

/** A body that is one JSON string. */
const textBody: MessageType<string> = {
  name: 'string',
  read(value: JsonValue) {
    if (value === null) return '';
    if (typeof value !== 'string')
      throw new JsonTypeError(`json: cannot unmarshal ${goKindOf(value)} into Go value of type string`);
    return value;
  },
};

const RUN_ID_LABEL = 'pipeline/runid';

/** POST /workflows: what a persistence agent tells of a Workflow. Reports of unknown runs are refused. */
export const reportWorkflow: Operation = (call, server) => {
  const body = readBody(call, textBody);
  return wrapping('Report workflow failed.', () => {
    const workflow = readReport(body, 'workflow', workflowType);
    demandIdentity(workflow.metadata, 'workflow', () => workflowText(workflow.metadata));
    const { name, labels = {} } = workflow.metadata;
    const runId = labels[RUN_ID_LABEL];
    if (runId === undefined) throw invalidInput('Workflow missing the Run ID label');
    const run = server.state.tables.runs.get(runId);
    if (!run) throw internalError('Failed to update the run.', `Workflow ${name} belongs to no run`);
    const { phase = '', message = '' } = workflow.status ?? {};
    if (phase !== '') server.life.setPhase(run, phase, message || undefined);
    return '{}';
  });
};

const SCHEDULED_WORKFLOW = struct(
  'ScheduledWorkflow',
  [
    field('kind', text),
    field('apiVersion', text),
    ...workflowType.fields.filter(({ json }) => json === 'metadata'),
    field('spec', any),
    field('status', any),
  ],
  'v1beta1',
);

/** POST /scheduledworkflows: accepted when it names an object. */
export const reportScheduledWorkflow: Operation = (call) => {
  const body = readBody(call, textBody);
  return wrapping('Report scheduled workflow failed.', () => {
    const object = readReport(body, 'scheduled workflow', SCHEDULED_WORKFLOW);
    demandIdentity(object.metadata, 'resource', (missing) => (missing === 'UID' ? '' : scheduledWorkflowText(object)));
    return '{}';
  });
};

interface Report {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly metadata: ReportedMetadata;
  readonly status?: { readonly phase?: string; readonly message?: string };
}

function readReport(body: string, what: string, type: GoType): Report {
  try {
    parseWholeJson(body);
    return normalise(JSON.parse(body) ?? {}, type, 'json') as Report;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError || error instanceof GoTypeError)) throw error;
    throw invalidInput(`Could not unmarshal ${what}: ${error.message}: ${body}`);
  }
}

function demandIdentity(
  { name = '', namespace = '', uid = '' }: ReportedMetadata,
  what: string,
  show: (missing: string) => string,
): void {
  for (const [member, value] of Object.entries({ name, namespace, UID: uid }))
    if (value === '') throw invalidInput(`The ${what} must have a ${member}: ${show(member)}`);
}
