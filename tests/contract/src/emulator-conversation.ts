import { type Api, type OperationId, operations } from '@kfp-ts/api';
import { type AnyAnswer, type OperationInput, sendOperation } from './send-operation.js';

/** A workflow with a parameter, an artifact and a task that fails at first. */
export const WORKFLOW = JSON.stringify({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: {
    generateName: 'contract-',
    annotations: { 'emulator.kfp-ts.dev/tasks': '{"flaky": {"failAttempts": 1}}' },
  },
  spec: {
    entrypoint: 'main',
    arguments: { parameters: [{ name: 'rate', value: '0.1' }] },
    templates: [
      {
        name: 'main',
        dag: {
          tasks: [
            { name: 'task', template: 'task' },
            { name: 'flaky', template: 'task', dependencies: ['task'] },
          ],
        },
      },
      {
        name: 'task',
        container: { image: 'busybox', command: ['true'] },
        outputs: { artifacts: [{ name: 'data', path: '/data' }] },
      },
    ],
  },
});

export interface ConversationOptions {
  /** Absent on a single-user server. */
  readonly namespace?: string;
  /** Where {@link WORKFLOW} can be fetched. */
  readonly workflowUrl: string;
  /** Moves the emulator's clock. */
  advance(ms: number): Promise<void>;
  /** Told of each answer. */
  onAnswer(id: OperationId, status: number): void;
}

/** Says everything that the API can be told, in an order in which it makes sense, well and then wrongly. */
export async function converse(
  api: Api,
  { namespace, workflowUrl, advance, onAnswer }: ConversationOptions,
): Promise<void> {
  const call = async (id: OperationId, input?: OperationInput) => {
    const answer = await sendOperation(api, operations[id], input);
    onAnswer(id, answer.response.status);
    return answer;
  };
  const inNamespace = { 'resource_reference_key.type': 'NAMESPACE', 'resource_reference_key.id': namespace ?? '' };
  const scope = namespace ? inNamespace : {};
  const upload = (text: string, name = 'pipeline.yaml') => ({ uploadfile: new File([text], name) });

  await call('GetHealthz');
  const owner = namespace && [{ key: { type: 'NAMESPACE', id: namespace }, relationship: 'OWNER' }];
  const experiment = await call('CreateExperiment', {
    body: { name: 'first', description: 'ü', ...(owner && { resource_references: owner }) },
  });
  const experimentId = idOf(experiment);
  const atExperiment = { path: { id: experimentId } };
  await call('GetExperiment', atExperiment);
  await call('ListExperiment', { query: scope });
  await call('ArchiveExperiment', atExperiment);
  await call('UnarchiveExperiment', atExperiment);

  const pipelineId = idOf(
    await call('UploadPipeline', { body: upload(WORKFLOW), query: { name: 'first', description: 'd' } }),
  );
  const versionId = idOf(
    await call('UploadPipelineVersion', { body: upload(WORKFLOW), query: { name: 'v2', pipelineid: pipelineId } }),
  );
  const atPipeline = { path: { id: pipelineId } };
  const atVersion = { path: { version_id: versionId } };
  await call('GetPipeline', atPipeline);
  await call('GetTemplate', atPipeline);
  await call('ListPipelines', { query: { page_size: 1 } });
  await call('GetPipelineVersion', atVersion);
  await call('GetPipelineVersionTemplate', atVersion);
  await call('ListPipelineVersions', {
    query: { 'resource_key.type': 'PIPELINE', 'resource_key.id': pipelineId, page_size: 1 },
  });
  await call('UpdatePipelineDefaultVersion', { path: { pipeline_id: pipelineId, version_id: versionId } });
  await call('CreatePipeline', { body: { name: 'by-url', url: { pipeline_url: workflowUrl } } });
  await call('CreatePipelineVersion', {
    body: {
      name: 'v3',
      package_url: { pipeline_url: workflowUrl },
      resource_references: [{ key: { type: 'PIPELINE', id: pipelineId }, relationship: 'OWNER' }],
    },
  });

  const references = [
    { key: { type: 'EXPERIMENT', id: experimentId }, relationship: 'OWNER' },
    { key: { type: 'PIPELINE_VERSION', id: versionId }, relationship: 'CREATOR' },
  ];
  const submitted = {
    name: 'r',
    pipeline_spec: { parameters: [{ name: 'rate', value: '0.2' }] },
    resource_references: references,
  };
  const runId = idOf(await call('CreateRun', { body: submitted }));
  const atRun = { path: { run_id: runId } };
  await call('GetRun', atRun);
  await advance(60_000);
  const finished = await call('GetRun', atRun);
  await call('ListRuns', { query: { ...scope, sort_by: 'created_at desc', page_size: 1 } });
  await call('ReadArtifact', { path: { run_id: runId, node_id: podOf(finished), artifact_name: 'data' } });
  await call('ReportRunMetrics', {
    ...atRun,
    body: { metrics: [{ name: 'accuracy', node_id: 'n', number_value: 0.9, format: 'PERCENTAGE' }] },
  });
  await call('GetRun', atRun);
  await call('RetryRun', atRun);
  await call('TerminateRun', atRun);
  await advance(60_000);
  await call('GetRun', atRun);
  await call('ArchiveRun', { path: { id: runId } });
  await call('UnarchiveRun', { path: { id: runId } });

  const scheduled = {
    ...submitted,
    max_concurrency: '1',
    enabled: true,
    trigger: { periodic_schedule: { interval_second: '60' } },
  };
  const jobId = idOf(await call('CreateJob', { body: scheduled }));
  const atJob = { path: { id: jobId } };
  await advance(200_000);
  await call('GetJob', atJob);
  await call('ListJobs', { query: scope });
  await call('ListRuns', { query: scope });
  await call('DisableJob', atJob);
  await call('EnableJob', atJob);

  await mistakes(call, { scope, experimentId, pipelineId, submitted });

  await call('DeleteJob', atJob);
  await call('DeleteRun', atRun);
  await call('DeletePipelineVersion', atVersion);
  await call('DeletePipeline', atPipeline);
  await call('DeleteExperiment', atExperiment);
  for (const operation of Object.values(operations)) await call(operation.id);
}

type Call = (id: OperationId, input?: OperationInput) => Promise<AnyAnswer>;

interface Known {
  readonly scope: Readonly<Record<string, string>>;
  readonly experimentId: string;
  readonly pipelineId: string;
  readonly submitted: object;
}

/** Requests that fit the description and that the server refuses. */
async function mistakes(call: Call, { scope, experimentId, pipelineId, submitted }: Known): Promise<void> {
  const upload = (text: string, name = 'pipeline.yaml') => ({ uploadfile: new File([text], name) });
  await call('CreateExperiment', { body: { name: 'first' } });
  await call('CreateRun', { body: { name: '' } });
  await call('CreateRun', { body: { ...submitted, pipeline_spec: { parameters: [{ name: 'rat', value: '1' }] } } });
  await call('CreateJob', {
    body: { ...submitted, max_concurrency: '1', trigger: { cron_schedule: { cron: '* * * *' } } },
  });
  await call('CreatePipeline', { body: { name: 'lost', url: { pipeline_url: 'http://127.0.0.1:1/none.yaml' } } });
  await call('UploadPipeline', { body: upload(WORKFLOW), query: { name: 'first' } });
  await call('UploadPipeline', { body: upload('a: b'), query: { name: 'bad' } });
  await call('UploadPipeline', { body: upload('PK', 'p.zip'), query: { name: 'bad' } });
  await call('UploadPipelineVersion', { body: upload(WORKFLOW), query: { name: 'v2', pipelineid: pipelineId } });
  await call('ListRuns', { query: { ...scope, page_token: 'no token' } });
  await call('ListJobs', { query: { ...scope, page_token: 'no token' } });
  await call('ListRuns', { query: { ...scope, page_size: -1 } });
  await call('ListRuns', { query: { ...scope, filter: '{' } });
  await call('ListRuns', { query: { ...scope, sort_by: 'shoe size' } });
  await call('ListPipelineVersions', { query: { 'resource_key.type': 'EXPERIMENT', 'resource_key.id': experimentId } });
  await call('ListExperiment', {
    query: { 'resource_reference_key.type': 'NAMESPACE', 'resource_reference_key.id': 'no-namespace' },
  });
}

function idOf({ data, error }: AnyAnswer): string {
  const { id, run } = (data ?? {}) as { id?: string; run?: { id?: string } };
  const found = id ?? run?.id;
  if (found === undefined) throw new Error(`no id in ${JSON.stringify(data ?? error)}`);
  return found;
}

/** Id of a finished run's pod that has put something out. */
function podOf({ data }: AnyAnswer): string {
  const { pipeline_runtime } = data as { pipeline_runtime?: { workflow_manifest?: string } };
  const { status } = JSON.parse(pipeline_runtime?.workflow_manifest ?? '{}') as {
    status?: { nodes?: Record<string, { id: string; displayName: string }> };
  };
  return Object.values(status?.nodes ?? {}).find(({ displayName }) => displayName === 'task')?.id ?? 'none';
}
