import type { DoorBrowser, RawRequest, SeenAnswer } from './door-browser.js';
import { outlineOf } from './page-outline.js';
import { Placeholders } from './placeholders.js';
import { readRecording } from './recording.js';

/** What a recording tells of an answer in a table. */
export interface RecordedRow {
  readonly status: number;
  readonly type?: string | null;
  readonly bytes?: number | string;
  readonly location?: string;
  readonly set_cookie?: readonly string[];
  readonly form?: readonly string[];
  readonly body?: string;
  readonly 'www-authenticate'?: string;
  readonly connection?: string;
}

/** The rows of a part of a recording, by what was asked. */
export const recordedRows = (name: string, part: string): Readonly<Record<string, RecordedRow>> =>
  (readRecording(name) as Record<string, Record<string, RecordedRow>>)[part] ?? {};

const API = '/pipeline/apis/v1beta1/experiments?namespace=team';

/** The request that a row is named after. */
function requestOf(name: string): { target: string } & Pick<RawRequest, 'method' | 'headers' | 'body'> {
  const [, method = 'GET', what = ''] = /^(?:.*\| )?([A-Z]+) ([^ ]+)/.exec(name) ?? [];
  const headers: Record<string, string> = {};
  const accept = /Accept ([^)]+)$/.exec(name)?.[1] ?? /^GET \/pipeline\/ ((?:text|application)\/\w+)$/.exec(name)?.[1];
  if (accept !== undefined) headers.accept = accept;
  if (name.includes('X-Requested-With')) headers['x-requested-with'] = 'XMLHttpRequest';
  if (method === 'POST') headers['content-type'] = 'application/json';
  const body = method === 'POST' ? '{"name":"r"}' : undefined;
  return { target: targetOf(method, what.replace(/,$/, '')), method, headers, body };
}

function targetOf(method: string, what: string): string {
  if (what === 'healthz') return '/pipeline/apis/v1beta1/healthz';
  if (what === '/pipeline/apis/v1beta1/experiments') return API;
  if (what.startsWith('/')) return what;
  if (method === 'POST') return '/pipeline/apis/v1beta1/runs';
  return method === 'DELETE' ? `${API}&x=1` : API;
}

/** What of an answer is not as its row says. */
export function rowDifferences(row: RecordedRow, answer: SeenAnswer, gateway: string): string[] {
  if (row.status === 200) return [302, 401, 403].includes(answer.status) ? [`refused with ${answer.status}`] : [];
  const found: string[] = [];
  const expect = (what: string, recorded: unknown, seen: unknown): void => {
    if (JSON.stringify(recorded) !== JSON.stringify(seen))
      found.push(`${what}: recorded ${JSON.stringify(recorded)}, here ${JSON.stringify(seen)}`);
  };
  expect('status', row.status, answer.status);
  if (row.type !== undefined) expect('type', row.type, answer.headers.get('content-type'));
  if (typeof row.bytes === 'number') expect('bytes', row.bytes, Buffer.byteLength(answer.text));
  if (!new Placeholders().matches(row.location ?? '', answer.location ?? ''))
    expect('location', row.location, answer.location);
  expect('cookies', (row.set_cookie ?? []).map(shortRecorded), answer.cookies.map(shortLine));
  expect(
    'forms',
    row.form ?? [],
    outlineOf(answer.text).forms.map(({ action }) => action),
  );
  if (row.body !== undefined) expect('body', row.body, answer.text);
  const challenge = row['www-authenticate']?.replaceAll('GATEWAY', gateway);
  expect('www-authenticate', challenge ?? null, answer.headers.get('www-authenticate'));
  return found;
}

const shortRecorded = (cookie: string): string => cookie.replace('=empty', '=').replace(/=\d+ chars/, '=…');

function shortLine(line: string): string {
  const name = line.replace(/^([^=]+)=[^;]+/, '$1=…').split(';', 1)[0];
  const maxAge = /Max-Age=(\d+)/.exec(line)?.[1];
  const expires = /Expires=([^;]*)/.exec(line)?.[1];
  return `${name} Max-Age=${maxAge ?? (Date.parse(expires ?? '') > Date.now() ? '<future>' : '<past>')}`;
}

export async function ask(browser: DoorBrowser, name: string, more: Partial<RawRequest> = {}): Promise<SeenAnswer> {
  const { target, headers, ...request } = requestOf(name);
  return browser.raw(target, {
    cookie: '',
    ...request,
    ...more,
    headers: { ...headers, ...more.headers },
  });
}
