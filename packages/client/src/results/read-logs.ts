import type { GraphNode } from '@kfp-ts/workflow';
import type { CallOptions } from '../call/call-options.js';
import type { OpenUiStream } from '../call/open-ui-stream.js';
import type { Answer } from '../call/operation-caller.js';
import { positive } from '../config/positive.js';
import { requireKnown } from '../config/require-known.js';
import { ConfigurationError, WaitTimeoutError } from '../errors/index.js';
import type { ResourceContext } from '../resources/resource-context.js';
import { pollDelay } from '../waiting/poll-delay.js';
import { graphOf } from '../waiting/run-graph.js';
import type { RunSnapshot } from '../waiting/run-snapshot.js';
import { isFinalState } from '../waiting/run-state.js';
import { Stopwatch } from '../waiting/stopwatch.js';

export interface LogOptions {
  /** Name or id of the task. May be left out for a run with one task, and for a failed run: the first failed one. */
  task?: string | undefined;
  /** Go on until the task is over. Default false. */
  follow?: boolean | undefined;
  /** Namespace of the pod. Default: that of the workflow. */
  namespace?: string | undefined;
  /** Milliseconds to follow for. Default 24 hours. */
  timeoutMs?: number | undefined;
}

const LONGEST_FOLLOW_MS = 86_400_000;

export interface LogDependencies {
  readonly context: ResourceContext;
  readonly look: (options?: CallOptions) => Promise<Answer<RunSnapshot>>;
}

/** The log of a task, piece by piece, from its pod or, when that is gone, from the archive of logs. */
export async function* readLogs(
  { context, look }: LogDependencies,
  options: LogOptions,
  call: CallOptions = {},
): AsyncGenerator<string> {
  requireKnown('log options', options, 'task follow namespace timeoutMs');
  const timeoutMs = positive('timeoutMs', options.timeoutMs, LONGEST_FOLLOW_MS);
  const open = await requireUi(context, call);
  const stopwatch = new Stopwatch(context.clock);
  let shown = 0;
  for (let looks = 1; ; looks++) {
    const { data } = await look(call);
    const node = await nodeOf(data, options.task);
    const over = isFinalState(node.state) || isFinalState(data.run.state);
    if (node.podName !== undefined && (over || !options.follow || node.state === 'running')) {
      let position = 0;
      for await (const piece of textOf(open, addressOf(data, node, node.podName, options.namespace), call)) {
        // The server gives a log from its beginning; what was shown before is left out.
        const fresh = piece.slice(Math.max(0, shown - position));
        position += piece.length;
        if (fresh !== '') yield fresh;
      }
      shown = Math.max(shown, position);
    }
    if (over || !options.follow) return;
    if (stopwatch.elapsedMs >= timeoutMs) {
      throw new WaitTimeoutError(`The task was not over after ${timeoutMs} ms of its log.`, {
        run: data.run,
        hint: 'The run goes on: follow again, or give more timeoutMs.',
      });
    }
    await stopwatch.pause(pollDelay(looks, { minMs: 1000 }, context.random), call.signal);
  }
}

async function requireUi({ installation, openUi }: ResourceContext, call: CallOptions): Promise<OpenUiStream> {
  const health = await installation.known(call);
  if (openUi && health.via === 'ui') return openUi;
  throw new ConfigurationError('Logs are read through the UI server, and the endpoint leads to the API server.', {
    hint: 'Use the address of the UI (ml-pipeline-ui, or https://HOST/pipeline) as endpoint, or kubectl logs.',
  });
}

async function nodeOf(snapshot: RunSnapshot, task: string | undefined): Promise<GraphNode> {
  const graph = await graphOf(snapshot);
  if (graph?.kind === 'ir') {
    throw new ConfigurationError('The server does not tell the pods of this run, only the pipeline that it is of.', {
      hint: `Find them with kubectl get pods -l pipeline/runid=${snapshot.run.id}, and read them with kubectl logs.`,
    });
  }
  const nodes = graph?.nodes ?? [];
  const { explainFailure } = await import('@kfp-ts/workflow');
  const named = nodes.filter((node) => [node.id, node.name, node.displayName].includes(task ?? ''));
  const found = task === undefined ? ((graph && explainFailure(graph)?.node) ?? only(nodes)) : only(named);
  if (found) return found;
  const names = nodes.map(({ displayName }) => displayName).join(', ');
  throw new ConfigurationError(
    task === undefined
      ? 'Which task’s log is meant is not said.'
      : `The run has ${named.length === 0 ? 'no task' : 'several tasks'} "${task}".`,
    { hint: `Pass { task } with a name or an id. Its tasks: ${names || 'none yet'}.` },
  );
}

function only(nodes: readonly GraphNode[]): GraphNode | undefined {
  return nodes.length === 1 ? nodes[0] : undefined;
}

function addressOf(snapshot: RunSnapshot, node: GraphNode, podName: string, given: string | undefined): string {
  const namespace = given ?? snapshot.run.namespace ?? workflowNamespace(snapshot);
  const query = new URLSearchParams({ podname: podName, runid: snapshot.run.id });
  if (namespace) query.set('podnamespace', namespace);
  const startedAt = node.startedAt ?? snapshot.run.createdAt;
  // The archive of logs is laid out by day.
  if (!Number.isNaN(startedAt.getTime())) query.set('createdat', startedAt.toISOString().slice(0, 10));
  return `/k8s/pod/logs?${query}`;
}

function workflowNamespace({ workflowManifest }: RunSnapshot): string | undefined {
  const { metadata } = JSON.parse(workflowManifest ?? '{}') as { metadata?: { namespace?: string } };
  return metadata?.namespace;
}

async function* textOf(open: OpenUiStream, address: string, call: CallOptions): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = (await open(address, call)).getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      yield decoder.decode(read.value, { stream: true });
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
