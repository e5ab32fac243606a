import type { SeenAnswer } from './door-browser.js';
import { outlineOf } from './page-outline.js';
import type { Placeholders } from './placeholders.js';
import type { RecordedBody, RecordedCookie, RecordedStep } from './recording.js';

/** Headers that recordings tell of when they are there. */
const TOLD = [
  'authorization',
  'cache-control',
  'content-type',
  'expires',
  'gap-auth',
  'www-authenticate',
  'x-accel-expires',
  'x-auth-request-email',
  'x-auth-request-user',
  'x-content-type-options',
];

/** What of an answer is not as recorded. */
export function differences(
  { request, response }: RecordedStep,
  actual: SeenAnswer,
  placeholders: Placeholders,
): string[] {
  const found: string[] = [];
  const [method] = request.line.split(' ', 1);
  const expect = (what: string, recorded: unknown, seen: unknown): void => {
    if (JSON.stringify(recorded) !== JSON.stringify(seen))
      found.push(`${what}: recorded ${JSON.stringify(recorded)}, here ${JSON.stringify(seen)}`);
  };
  const answeredBehind = response.body.json
    ? 'lab_echo' in response.body.json
    : method === 'HEAD' && response.status === 200;
  if (answeredBehind) {
    // What answers behind the door is another server; that it does answer is what counts.
    if ([302, 303, 401, 403].includes(actual.status)) found.push(`refused with ${actual.status}`);
    expect('cookies', cookiesOf(response.set_cookie), cookieLines(actual.cookies));
    return found;
  }
  expect('status', response.status, actual.status);
  if (!placeholders.matches(response.location ?? '', actual.location ?? ''))
    expect('location', response.location, actual.location);
  expect('cookies', cookiesOf(response.set_cookie), cookieLines(actual.cookies));
  for (const name of TOLD) {
    const recorded = response.headers[name]?.replace(/Bearer <LONG>/, 'Bearer');
    expect(name, recorded ?? null, actual.headers.get(name)?.replace(/^Bearer ey.*/, 'Bearer') ?? null);
  }
  compareBody(response.body, actual.text, { expect, placeholders });
  return found;
}

/** Cookies as they are compared: which were set, and with what attributes. */
export const cookiesOf = (cookies: readonly RecordedCookie[] = []): string[] =>
  cookies.map(({ name, value, attributes }) => {
    const told = Object.entries(attributes).map(([key, text]) => (text === true ? key : `${key}=${text}`));
    return [`${name}=${value === 'empty' ? '' : '…'}`, ...told].join('; ');
  });

/** The same of an answer. */
export const cookieLines = (lines: readonly string[]): string[] =>
  lines.map((line) =>
    line
      .replace(/^([^=]+)=[^;]+/, '$1=…')
      .replace(/Expires=([^;]*)/, (_, date: string) =>
        Date.parse(date) > Date.now() ? 'Expires=<future>' : 'Expires=<past>',
      ),
  );

function compareBody(
  recorded: RecordedBody,
  text: string,
  {
    expect,
    placeholders,
  }: { expect: (what: string, recorded: unknown, seen: unknown) => void; placeholders: Placeholders },
): void {
  if (recorded.kind === 'empty') expect('body', '', text);
  if (recorded.kind === 'text') expect('text', recorded.text, text.replace(/in [\d.]+µs$/, 'in <N>'));
  if (recorded.kind === 'json') expect('json', recorded.json, JSON.parse(text));
  if (recorded.kind !== 'html') return;
  // A page has the length of the real one only where there is nothing in it but the link.
  if (typeof recorded.bytes === 'number' && recorded.title === '')
    expect('bytes', recorded.bytes, Buffer.byteLength(text));
  const outline = outlineOf(text);
  expect('title', recorded.title, outline.title);
  // Values come into forms and links from the answers before, and are remembered from here.
  const same = (one: string, other: string): boolean => placeholders.matches(one, other);
  for (const [i, form] of (recorded.forms ?? []).entries()) {
    const seen = outline.forms[i];
    expect('form', form.method, seen?.method);
    if (form.action === null || !same(form.action, seen?.action ?? '')) expect('action', form.action, seen?.action);
    expect(
      'inputs',
      placeholders.fill(JSON.stringify(form.inputs)),
      placeholders.fill(JSON.stringify(sorted(seen?.inputs, form.inputs))),
    );
  }
  expect('forms', recorded.forms?.length ?? 0, outline.forms.length);
  for (const [i, link] of (recorded.links ?? []).entries())
    if (!same(link, outline.links[i] ?? '')) expect('link', link, outline.links[i]);
  for (const part of recorded.texts ?? []) expect('text', true, unescaped(outline.text).includes(part) || part);
  if (recorded.visible_text !== undefined) {
    const visible = recorded.title === 'dex' ? recorded.visible_text : recorded.visible_text.replace(/<UUID>/, 'ID');
    expect('visible text', visible, outline.text.replace(/[0-9a-f-]{36}/, 'ID'));
  }
}

const unescaped = (text: string): string => text.replaceAll('&#34;', '"');

/** Attributes in the order of the recording, which says nothing. */
const sorted = (inputs: readonly object[] | undefined, like: readonly object[]): object[] =>
  (inputs ?? []).map((input, i) => {
    const entries = Object.entries(input);
    const order = Object.keys(like[i] ?? {});
    return Object.fromEntries(entries.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
  });
