import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asServerReads, type ComparedRequest, canonicalRequest, UNREADABLE } from '../comparison/canonical-request.js';
import type { HurriedClock } from '../hurried-clock.js';
import type { Json, Vector, VectorBody } from '../vector.js';
import { type Answer, refusal } from './answer.js';
import { FaultLine, faultAnswer } from './fault-line.js';
import { Installation } from './installation.js';
import { multipartParts } from './multipart.js';

const WHO_ASKS = ['authorization', 'cookie', 'kubeflow-userid'];

export interface Recorder {
  readonly url: string;
  /** What arrived, in order. */
  readonly requests: readonly ComparedRequest[];
  close(): Promise<void>;
}

/** Starts a server that answers as the one did that the vector was recorded with, and keeps what it was asked. */
export async function startRecorder(vector: Vector, clock: HurriedClock): Promise<Recorder> {
  const requests: ComparedRequest[] = [];
  const installation = new Installation(vector.setup);
  const faults = new FaultLine(vector.setup.faults);
  const refused = vector.requests.filter(({ answered, fault }) => answered >= 400 && !fault);

  // kfp-tekton of those releases serves the API under another name, and under that one only.
  const apiRoot = vector.group === 'tekton' ? /\/apis\/v1\/(.*)$/ : /\/apis\/v1beta1\/(.*)$/;

  const answer = (request: ComparedRequest): Answer => {
    const canonical = canonicalRequest(request);
    const known = refused.findIndex((recorded) => canonicalRequest(recorded) === canonical);
    const [recorded] = known === -1 ? [] : refused.splice(known, 1);
    if (recorded) return recordedRefusal(recorded.answered, vector.outcome?.body, request.path);
    const [, path] = apiRoot.exec(request.path) ?? [];
    if (path === undefined) return { status: 404, body: 'Not Found\n', contentType: 'text/plain' };
    const query = new URLSearchParams(
      (request.query ?? []).map(([name, value]) => [name, asServerReads(request.path, name, value)]),
    );
    if ([...query.values()].some((value) => value.startsWith(UNREADABLE))) return refusal(400, 'invalid URL escape');
    const body = request.body && 'json' in request.body ? request.body.json : undefined;
    return installation.answer({ method: request.method, path, query, body });
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = toRequest(incoming, await readBody(incoming));
    requests.push(request);
    const fault = faults.next(request.method, request.path);
    const given = (fault && faultAnswer(fault)) ?? answer(request);
    if (fault?.delay_s) await clock.hold(fault.delay_s * 1000);
    send(response, given);
  };
  // A broken connection shows as one on the client's side.
  const server = createServer((incoming, response) => void serve(incoming, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function recordedRefusal(status: number, body: string | undefined, path: string): Answer {
  // Vectors keep the beginning of long bodies only.
  const text = body ?? `refused with ${status}`;
  try {
    const contentType = path.includes('/upload') ? 'text/plain' : undefined;
    return { status, body: JSON.parse(text) as Json, contentType };
  } catch {
    return refusal(status, text.slice(0, 200), text.includes('"code":10') ? 10 : undefined);
  }
}

function toRequest(incoming: IncomingMessage, bytes: Buffer): ComparedRequest {
  const url = incoming.url ?? '';
  const mark = url.indexOf('?');
  const query = mark === -1 ? [] : [...new URLSearchParams(url.slice(mark + 1))];
  const headers = Object.fromEntries(
    WHO_ASKS.flatMap((name) => (incoming.headers[name] ? [[name, String(incoming.headers[name])]] : [])),
  );
  const body = toBody(bytes, incoming.headers['content-type'] ?? '');
  return {
    method: incoming.method ?? '',
    path: mark === -1 ? url : url.slice(0, mark),
    query,
    headers,
    ...(body && { body }),
  };
}

function toBody(bytes: Buffer, contentType: string): VectorBody | undefined {
  if (bytes.length === 0) return undefined;
  if (contentType.startsWith('multipart/')) return { multipart: multipartParts(bytes, contentType) };
  return { json: JSON.parse(bytes.toString('utf8')) as Json };
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, body, contentType = 'application/json', headers }: Answer): void {
  const content = Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': contentType, ...headers }).end(content);
}
