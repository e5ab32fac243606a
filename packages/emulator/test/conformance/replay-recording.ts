import type { Emulator } from '../../src/start-emulator.js';
import { Bindings } from './bindings.js';
import { comparable, masked } from './masked-text.js';
import { HELLO } from './pipeline-files.js';
import { type RawAnswer, RawClient, type RawRequest } from './raw-client.js';
import type { RecordedAction, RecordedExchange, RecordedLine, RecordedPart } from './recorded-exchange.js';

/** How one exchange went: `difference` is absent when the answer was identical. */
export interface Verdict {
  readonly n: number;
  readonly name: string;
  readonly difference?: string;
}

const RECORDED_FILES = '127.0.0.1:18860';
const RECORDED_TIME = '2001-01-01T00:00:00Z';
const COMPARED_HEADERS = ['content-type', 'grpc-metadata-content-type', 'location', 'allow', 'www-authenticate'];

/** Plays a recording against an emulator, in order. */
export async function replayRecording(
  lines: readonly RecordedLine[],
  emulator: Emulator,
  filesAddress: string,
): Promise<Verdict[]> {
  const client = new RawClient(emulator.url);
  const bindings = new Bindings();
  const verdicts: Verdict[] = [];
  try {
    for (const line of lines) {
      for (const action of line.before ?? []) await perform(action, emulator, client, bindings);
      if (!('request' in line)) await perform(line, emulator, client, bindings);
      else verdicts.push(await judge(line, client, bindings, filesAddress));
    }
  } finally {
    client.close();
  }
  return verdicts;
}

async function perform(
  action: RecordedAction,
  emulator: Emulator,
  client: RawClient,
  bindings: Bindings,
): Promise<void> {
  switch (action.action) {
    case 'wait':
      return emulator.clock.advance(action.ms);
    case 'advance':
      return emulator.setRun(bindings.fill(action.run), { phase: action.phase });
    case 'probe':
      return;
    case 'kube-delete': {
      const id = bindings.fill(action.of);
      await control(client, {
        method: 'DELETE',
        path:
          action.kind === 'workflows' ? `/_emulator/runs/${id}/workflow` : `/_emulator/jobs/${id}/scheduledworkflow`,
      });
      return;
    }
    case 'store-artifact': {
      const path = `/_emulator/runs/${bindings.fill(action.run)}/nodes/${bindings.fill(action.node)}/artifacts/${action.artifact}`;
      await control(client, { method: 'PUT', path, body: Buffer.from(action.content) });
    }
  }
}

async function control(client: RawClient, request: RawRequest): Promise<void> {
  const answer = await client.send(request);
  if (answer.closed || answer.status !== 200)
    throw new Error(`${request.method} ${request.path}: ${JSON.stringify(answer)}`);
}

async function judge(
  exchange: RecordedExchange,
  client: RawClient,
  bindings: Bindings,
  filesAddress: string,
): Promise<Verdict> {
  const { n, name } = exchange;
  try {
    const answer = await client.send(requestOf(exchange, bindings, filesAddress));
    const difference = differenceOf(exchange, answer, bindings);
    return difference === undefined ? { n, name } : { n, name, difference };
  } catch (error) {
    return { n, name, difference: String(error) };
  }
}

function requestOf({ name, request }: RecordedExchange, bindings: Bindings, filesAddress: string): RawRequest {
  const fill = (text: string): string => bindings.fill(text).replaceAll(RECORDED_FILES, filesAddress);
  const path = fill(request.path).replace(/[^\w.\-/:%~!$&'()*+,;=@]/g, encodeURIComponent);
  const query = request.query === '<1200007 characters>' ? `filter=${'a'.repeat(1_200_000)}` : request.query;
  const body = request.parts
    ? multipart(request.parts)
    : name === 'exp create huge body'
      ? Buffer.from(JSON.stringify({ name: 'huge', description: 'd'.repeat(5_000_000) }))
      : request.body === undefined
        ? undefined
        : Buffer.from(fill(request.body.replaceAll('<time>', RECORDED_TIME)));
  return {
    method: request.method,
    path: query === undefined ? path : `${path}?${fill(query)}`,
    headers: request.headers ?? {},
    ...(body ? { body } : {}),
  };
}

function multipart(parts: readonly RecordedPart[]): Buffer {
  const chunks = parts.flatMap((part) => {
    const file =
      part.filename === undefined ? '' : `; filename="${part.filename}"\r\nContent-Type: application/octet-stream`;
    const head = `--labboundary\r\nContent-Disposition: form-data; name="${part.name}"${file}\r\n\r\n`;
    return [Buffer.from(head), contentOf(part), Buffer.from('\r\n')];
  });
  return Buffer.concat([...chunks, Buffer.from('--labboundary--\r\n')]);
}

function contentOf(part: RecordedPart): Buffer {
  if (part.content_note !== undefined) return Buffer.from(HELLO + '#'.repeat(33 << 20));
  return part.content_base64 === undefined
    ? Buffer.from(part.content ?? '')
    : Buffer.from(part.content_base64, 'base64');
}

function differenceOf(
  { response, tokens, order_depends_on_ids }: RecordedExchange,
  answer: RawAnswer,
  bindings: Bindings,
): string | undefined {
  if (response.closed || answer.closed)
    return response.closed === answer.closed ? undefined : 'one side closed the connection';
  if (answer.status !== response.status)
    return `status ${answer.status} ${answer.body.slice(0, 300)}, expected ${response.status}`;
  for (const header of COMPARED_HEADERS) {
    const [expected, got] = [response.headers[header], answer.headers[header]];
    if (String(got) !== String(expected)) return `${header}: ${String(got)}, expected ${String(expected)}`;
  }
  const expected = comparable(response.body);
  const got = comparable(answer.body);
  if (order_depends_on_ids)
    return withoutItems(expected) === withoutItems(got)
      ? undefined
      : `${withoutItems(got)}, expected ${withoutItems(expected)}`;
  if (!bindings.unify(expected, got)) return firstDifference(expected, got);
  for (const [token, content] of Object.entries(tokens ?? {})) {
    const text = Buffer.from(bindings.value(token) ?? '', 'base64').toString('utf8');
    if (!bindings.unify(masked(content), masked(text))) return `${token} holds ${text}, expected ${content}`;
  }
  return undefined;
}

/** A listing whose order hangs on random ids: how many items it has, and what stands around them. */
const withoutItems = (body: string): string =>
  JSON.stringify(JSON.parse(body), (key, value: unknown) =>
    Array.isArray(value) ? value.length : key === 'next_page_token' ? '<token>' : value,
  );

function firstDifference(expected: string, got: string): string {
  let at = 0;
  while (at < got.length && expected[at] === got[at]) at++;
  return `got …${got.slice(at, at + 300)}, expected …${expected.slice(at, at + 300)}`;
}
