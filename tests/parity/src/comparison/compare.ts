import type { Observed } from '../run-vector.js';
import type { Vector } from '../vector.js';
import { canonicalRequest } from './canonical-request.js';
import { endOf, statusOf } from './end-of.js';

/** The requests that count, in canonical form. */
export interface Compared {
  /** What the Python client sent. */
  readonly wanted: readonly string[];
  readonly sent: readonly string[];
  /** What was sent otherwise than by the Python client, for people. */
  readonly requestDifferences: readonly string[];
  /** In what the call ended otherwise, for people. */
  readonly endDifferences: readonly string[];
}

/** Holds what the facade did against what the Python client did. */
export function compare(vector: Vector, observed: Observed): Compared {
  const wanted = withoutHealth(vector, vector.requests.map(canonicalRequest));
  const sent = withoutHealth(vector, observed.requests);
  return {
    wanted,
    sent,
    requestDifferences: requestDifferences(wanted, sent),
    endDifferences: outcomeDifferences(vector, observed),
  };
}

/** A health call tells a client what it talks to; it counts only where it is what the program wants. */
function withoutHealth({ intent }: Vector, requests: readonly string[]): string[] {
  const asked = intent.some(
    ({ method, arguments: given }) => method === 'get_kfp_healthz' || given.operation === 'GetHealthz',
  );
  return asked ? [...requests] : requests.filter((request) => !/^GET \S*\/healthz( |$)/.test(request));
}

/** All wanted requests were sent in their order, and nothing else but reads. */
function requestDifferences(wanted: readonly string[], sent: readonly string[]): string[] {
  const differences: string[] = [];
  let next = 0;
  for (const request of wanted) {
    const found = sent.indexOf(request, next);
    if (found === -1) {
      differences.push(`not sent: ${request}`);
      continue;
    }
    differences.push(...writes(sent.slice(next, found)));
    next = found + 1;
  }
  return [...differences, ...writes(sent.slice(next))];
}

function writes(requests: readonly string[]): string[] {
  return requests.filter((request) => !request.startsWith('GET ')).map((request) => `sent too: ${request}`);
}

/** Vectors keep the first three objects of a page. */
function idDifferences(wanted: readonly string[] | undefined, result: unknown): string[] {
  if (!wanted) return [];
  const { id, items } = (result ?? {}) as { id?: string; items?: { id: string }[] };
  const given = items ? items.slice(0, 3).map((item) => item.id) : [id ?? String(result)];
  return given.join() === wanted.join() ? [] : [`gave ${given.join(', ')}, not ${wanted.join(', ')}`];
}

/** The same objects for a result, an error for an error, and the status of an answer for the same status. */
function outcomeDifferences({ outcome }: Vector, { error, result }: Observed): string[] {
  if (!outcome) return [];
  const ended = endOf(error);
  if (outcome.error === undefined) {
    return error === undefined ? idDifferences(outcome.ids, result) : [`ended with ${ended}, not with a result`];
  }
  const python = [outcome.error, outcome.status].filter(Boolean).join(' ');
  if (error === undefined) return [`ended with a result, not with ${python}`];
  const same = outcome.status === undefined || statusOf(error) === outcome.status;
  return same ? [] : [`ended with ${ended}, not with ${python}`];
}
