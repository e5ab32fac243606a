import { GrpcCode, invalidInput, notFound, ServerFailure } from '../errors/server-failure.js';
import { goQuote } from '../json/go-format.js';
import type { ServerContext } from '../server-context.js';
import type { RunRow } from '../store/rows.js';
import type { Operation } from './api-call.js';
import { nodeArtifacts, pipelineRunKey } from './node-artifacts.js';
import { authorizeRun } from './read-runs.js';

/** The content of an artifact, base64. Release 1.8.5 checks no rights. */
export const readArtifact: Operation = (call, server) => {
  const { run_id: runId = '', node_id: nodeId = '', artifact_name: name = '' } = call.path;
  const asked = `run_id:${goQuote(runId)} node_id:${goQuote(nodeId)} artifact_name:${goQuote(name)}`;
  const text = `failed to read artifact '${asked}'.`;
  if (server.profile.guardsMetricsAndArtifacts) authorizeRun(call, server, runId, 'readArtifact');
  const run = server.state.tables.runs.get(runId);
  if (!run) throw notFound('Run', runId).wrap(text);
  if (run.pipelineManifest !== '' && run.reported === undefined) {
    throw invalidInput('read artifact from run with v2 IR spec is not supported').wrap(text);
  }
  const key = artifactKey(server, run, nodeId, name);
  if (key === undefined) {
    const missing = `artifact runs/${runId}/nodes/${nodeId}/artifacts/${name} not found.`;
    throw new ServerFailure(GrpcCode.NotFound, `ResourceNotFoundError: ${missing}`, missing).wrap(text);
  }
  const content = server.state.artifacts.get(key) ?? walkedObject(server, run, nodeId, key);
  const data = content?.toString('base64') ?? '';
  return data !== '' || server.profile.readsArtifactsBesideGateway ? `{"data":"${data}"}` : '{}';
};

/** The object key of an artifact of a node: the last one of that name that has a key. */
export function artifactKey(server: ServerContext, run: RunRow, nodeId: string, name: string): string | undefined {
  const live = server.life.reportedWorkflow(run) ?? {};
  const stored = nodeArtifacts(live, nodeId);
  const found = stored.findLast((artifact) => artifact.name === name && artifact.s3?.key !== undefined);
  return found?.s3?.key ?? pipelineRunKey(live, nodeId, name);
}

const WALKED_KEY = /^artifacts\/([^/]+)\/([^/]+)\//;

/** What is stored under a key; undefined when nothing is. */
export function storedObject(server: ServerContext, key: string): Buffer | undefined {
  const stored = server.state.artifacts.get(key);
  if (stored) return stored;
  const [, workflowName, nodeId = ''] = WALKED_KEY.exec(key) ?? [];
  if (workflowName === undefined) return undefined;
  for (const run of server.state.tables.runs.values()) {
    if (run.workflowName === workflowName) return walkedObject(server, run, nodeId, key);
  }
  return undefined;
}

function walkedObject(server: ServerContext, run: RunRow, nodeId: string, key: string): Buffer | undefined {
  const stored = nodeArtifacts(server.life.reportedWorkflow(run) ?? {}, nodeId);
  const name = stored.find(({ s3 }) => s3?.key === key)?.name;
  return name === undefined ? undefined : server.life.artifactOf(run, { nodeId, name, key });
}
