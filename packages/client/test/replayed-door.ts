import { readFileSync } from 'node:fs';
import type { IncomingResponse } from '../src/transport/incoming-response.js';
import type { Transport } from '../src/transport/layer.js';
import type { OutgoingRequest } from '../src/transport/outgoing-request.js';

interface RecordedForm {
  method?: string | null;
  action?: string | null;
  inputs?: { name?: string; type?: string; value?: string; tag?: string }[];
}

export interface RecordedResponse {
  status: number;
  location?: string;
  set_cookie?: { name: string; value: string; attributes: Record<string, string | true> }[];
  headers: Record<string, string>;
  body: { kind: string; forms?: RecordedForm[]; links?: string[]; texts?: string[]; json?: unknown; text?: string };
}

/** One exchange between a browser and a real gate. */
export interface RecordedStep {
  note?: string;
  request: { line: string; origin?: string; headers: Record<string, string | string[]>; body?: string };
  response: RecordedResponse;
}

export const ORIGIN = 'http://localhost:8080';
/** The origin of a Dex that stands beside the gate. */
export const DEX_ORIGIN = 'http://localhost:5556';
export const USERNAME = 'user@example.com';
export const PASSWORD = '12341234';

/** The exchanges of a recording, with values where it has placeholders; `part` names one of several in a file. */
export function readRecording(name: string, part?: string): RecordedStep[] {
  const text = readFileSync(new URL(`vectors/front-doors/${name}.json`, import.meta.url), 'utf8');
  const recording = JSON.parse(filledIn(text));
  const steps = (part === undefined ? recording : recording[part]).steps as (RecordedStep | { remark: unknown })[];
  return steps.filter((step): step is RecordedStep => 'request' in step);
}

/** What a program does of the recorded session: the login up to the session's cookie, and two calls. */
export function recordedSession(steps: readonly RecordedStep[]): RecordedStep[] {
  const landing = steps.findIndex(({ note }) => note?.startsWith('where the gate sends'));
  const get = steps.find(({ note }) => note === 'API call with the session');
  const post = steps.find(({ note }) => note === 'API POST with the session');
  if (landing < 0 || !get || !post) throw new Error('the recording holds no whole login');
  return [...steps.slice(0, landing), get, post];
}

function filledIn(text: string): string {
  return text
    .replaceAll('http://GATEWAY', ORIGIN)
    .replaceAll('http%3A%2F%2FGATEWAY', encodeURIComponent(ORIGIN))
    .replaceAll('http://OTHERHOST', DEX_ORIGIN)
    .replaceAll('<PASSWORD>', PASSWORD)
    .replaceAll('<past>', 'Thu, 01 Jan 1970 00:00:01 GMT')
    .replaceAll('<future>', 'Fri, 01 Jan 2100 00:00:00 GMT')
    .replace(/<([A-Z]+)>/g, (_, name: string) => `${name.toLowerCase()}1`);
}

/** A request in the words of a recording, to be compared with one. */
export interface ShownRequest {
  origin: string;
  line: string;
  accept?: string | undefined;
  contentType?: string | undefined;
  cookies: string[];
  body?: string | undefined;
}

export function shownStep({ request }: RecordedStep): ShownRequest {
  const { Accept, Cookie = [], 'Content-Type': contentType } = request.headers;
  return {
    origin: request.origin ? DEX_ORIGIN : ORIGIN,
    line: request.line,
    accept: Accept as string | undefined,
    contentType: contentType as string | undefined,
    // A browser shares cookies between the ports of a host; this client keeps them to the origin.
    cookies: request.origin ? [] : [...(Cookie as string[])].sort(),
    body: request.body,
  };
}

export function shownRequest({ method, url, headers, body }: OutgoingRequest): ShownRequest {
  const cookies = headers.cookie?.split('; ') ?? [];
  const { origin } = new URL(url);
  return {
    origin,
    line: `${method} ${url.slice(origin.length)}`,
    accept: headers.accept,
    contentType: headers['content-type'],
    cookies: cookies.map((pair) => pair.slice(0, pair.indexOf('='))).sort(),
    body: body === undefined ? undefined : String(body()),
  };
}

/** Gives the recorded answers one after the other, and keeps what was asked. */
export class ReplayedDoor {
  readonly requests: OutgoingRequest[] = [];
  readonly #answers: RecordedResponse[];

  constructor(steps: readonly RecordedStep[]) {
    this.#answers = steps.map(({ response }) => response);
  }

  readonly send: Transport = async (request) => {
    this.requests.push(request);
    const answer = this.#answers.shift();
    if (!answer) throw new Error(`${request.method} ${request.url} was not expected`);
    return responseOf(answer);
  };
}

/** The answer as it came over the wire, as far as the recording tells. */
function responseOf({ status, location, set_cookie: cookies = [], headers, body }: RecordedResponse): IncomingResponse {
  const given = new Headers(headers);
  if (location !== undefined) given.set('location', location);
  for (const { name, value, attributes } of cookies) {
    const settings = Object.entries(attributes).map(([key, text]) => (text === true ? key : `${key}=${text}`));
    given.append('set-cookie', [`${name}=${cookieValue(name, value)}`, ...settings].join('; '));
  }
  return { status, headers: given, text: textOf(body) };
}

function cookieValue(name: string, value: string): string {
  if (value === 'empty') return '';
  const [length] = /^\d+(?= chars$)/.exec(value) ?? [];
  return length ? `${name}.`.padEnd(Number(length), 'x') : value;
}

function textOf({ kind, forms = [], links = [], texts = [], json, text = '' }: RecordedResponse['body']): string {
  if (kind === 'json') return JSON.stringify(json);
  if (kind !== 'html') return text;
  const parts = [
    ...texts.map((shown) => `<p>${escaped(shown)}</p>`),
    ...links.map((href) => `<a href="${escaped(href)}" target="_self"><button>Log in</button></a>`),
    ...forms.map(formOf),
  ];
  return `<!DOCTYPE html>\n<html><head><style>a > b {}</style></head><body>${parts.join('\n')}</body></html>`;
}

function formOf({ method, action, inputs = [] }: RecordedForm): string {
  const fields = inputs.map(({ tag = 'input', ...attributes }) => `<${tag} ${attributesOf(attributes)}/>`);
  return `<form ${attributesOf({ method, action })}>${fields.join('')}</form>`;
}

function attributesOf(attributes: object): string {
  const present = Object.entries(attributes).filter(([, value]) => typeof value === 'string');
  return present.map(([name, value]) => `${name}="${escaped(String(value))}"`).join(' ');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&#34;').replaceAll('<', '&lt;');
}
