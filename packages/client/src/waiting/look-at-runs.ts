import type { CallOptions } from '../call/call-options.js';
import type { Answer, OperationCaller, ResponseInfo } from '../call/operation-caller.js';
import { inNamespace } from '../decode/in-namespace.js';
import { type Run, toRun } from '../decode/run.js';
import { isApiError, NotFoundError } from '../errors/index.js';
import { filter } from '../filters/filter.js';
import { serializeFilter } from '../filters/serialize-filter.js';
import { mapAnswer } from '../resources/call-promise.js';
import { type ReferenceKey, toKeyParameters } from '../resources/list-query.js';

const MOST_IDS = 200;
/** What servers and proxies usually take of a URL; 200 ids need about 9,100 characters. */
const URL_BUDGET = 12_000;
const URL_TOO_LONG = [400, 414, 431];

/** Stands for the answer where none was needed. */
export const NOTHING_ASKED: ResponseInfo = { status: 0, headers: { get: () => null }, attempts: 0 };

/** How many ids a request may name; it shrinks when a server or proxy refuses a URL. */
export interface BatchLimits {
  ids: number;
  urlLength: number;
}

export const batchLimits = (): BatchLimits => ({ ids: MOST_IDS, urlLength: URL_BUDGET });

/** Looks at many runs with one request for each batch of ids. Runs that the server does not show are missing in the result. */
export async function lookAtRuns(
  caller: OperationCaller,
  ids: readonly string[],
  key: ReferenceKey | undefined,
  limits: BatchLimits,
  options: CallOptions,
): Promise<Answer<Run[]>> {
  const runs: Run[] = [];
  let response = NOTHING_ASKED;
  for (let start = 0; start < ids.length; ) {
    options.signal?.throwIfAborted();
    const batch = nextBatch(ids, start, limits);
    try {
      const answer = await lookAtBatch(caller, batch, key, options);
      runs.push(...answer.data);
      response = answer.response;
      start += batch.length;
    } catch (error) {
      if (!isApiError(error) || !URL_TOO_LONG.includes(error.status) || batch.length === 1) throw error;
      limits.ids = Math.ceil(batch.length / 2);
    }
  }
  return { data: runs, response };
}

/** The ids from `start` on that fit into one request. */
export function nextBatch(ids: readonly string[], start: number, limits: BatchLimits): string[] {
  const batch: string[] = [];
  let length = encodedLength(serializeFilter(filter.in('id', [])) as string);
  for (const id of ids.slice(start, start + limits.ids)) {
    length += encodedLength(`${batch.length > 0 ? ',' : ''}${JSON.stringify(id)}`);
    if (batch.length > 0 && length > limits.urlLength) break;
    batch.push(id);
  }
  return batch;
}

const encodedLength = (text: string): number => encodeURIComponent(text).length;

async function lookAtBatch(
  caller: OperationCaller,
  batch: readonly string[],
  key: ReferenceKey | undefined,
  options: CallOptions,
): Promise<Answer<Run[]>> {
  const query = {
    page_size: MOST_IDS,
    filter: serializeFilter(filter.in('id', batch)),
    ...toKeyParameters(key),
  };
  const namespace = key?.type === 'NAMESPACE' ? key.id : undefined;
  return mapAnswer(
    caller.call('ListRuns', { query }, options),
    ({ runs }) => runs?.map((raw) => inNamespace(toRun(raw), namespace)) ?? [],
  );
}

export function unknownRun(id: string): NotFoundError {
  return new NotFoundError(`Run ${id} is not among the runs that the server shows.`, {
    status: 404,
    operationId: 'ListRuns',
    method: 'GET',
    path: '/apis/v1beta1/runs',
    attempts: 1,
    hint: 'On a multi-user server, wait in the namespace of the run: client.inNamespace(name).',
  });
}
