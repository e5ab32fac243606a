import { validateHeaderName, validateHeaderValue } from 'node:http';
import { operations } from '@kfp-ts/api';
import type { Fault, FaultKind } from './fault.js';
import { FaultError } from './fault-error.js';

/** What a member of a fault may be: says what is wrong with a value, or nothing. */
type Check = (value: unknown) => string | undefined;
type Members = Readonly<Record<string, Check>>;

const atLeast =
  (least: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least ? undefined : `is a whole number from ${least} on`;
/** Timers fire at once when they are given more than this. */
const LONGEST_MS = 2 ** 31 - 1;
const milliseconds: Check = (value) =>
  atLeast(0)(value) ?? ((value as number) <= LONGEST_MS ? undefined : `is at most ${LONGEST_MS}, which is 24 days`);
const text: Check = (value) => (typeof value === 'string' && value !== '' ? undefined : 'is a text');
const anything: Check = () => undefined;
const oneOf =
  (...choices: readonly unknown[]): Check =>
  (value) =>
    choices.includes(value) ? undefined : `is one of ${choices.join(', ')}`;
const status: Check = (value) =>
  Number.isInteger(value) && (value as number) >= 200 && (value as number) <= 599
    ? undefined
    : 'is a status from 200 to 599';
const texts: Check = (value) =>
  isObject(value) && Object.values(value).every((member) => typeof member === 'string')
    ? undefined
    : 'is an object of texts';
const headerValue: Check = (value) =>
  text(value) ?? (isHeader('x', value as string) ? undefined : 'is a text that a header can hold');
const headers: Check = (value) =>
  texts(value) ??
  (Object.entries(value as Record<string, string>).every(([name, member]) => isHeader(name, member))
    ? undefined
    : 'is an object of names and values that headers can have');
const retryAfter: Check = (value) => (typeof value === 'number' ? atLeast(0)(value) : headerValue(value));
const probability: Check = (value) =>
  typeof value === 'number' && value >= 0 && value <= 1 ? undefined : 'is a number from 0 to 1';
const operation: Check = (value) => {
  const ids = Array.isArray(value) ? value : [value];
  const unknown = ids.find((id) => typeof id !== 'string' || !Object.hasOwn(operations, id));
  return unknown === undefined
    ? undefined
    : `names operations such as ${Object.keys(operations).slice(0, 3).join(', ')}`;
};

/** Members of each kind beside those of the occasion; a `!` marks what has to be there. */
const EFFECTS: Readonly<Record<FaultKind, Members>> = {
  latency: { 'ms!': milliseconds, jitterMs: milliseconds },
  status: { 'status!': status, body: anything, headers },
  'rate-limit': { retryAfter },
  unavailable: { retryAfter },
  'reset-before-commit': {},
  'reset-after-commit': {},
  'reset-then-commit': { 'delayMs!': milliseconds },
  truncate: { bytes: atLeast(0) },
  'slow-body': { chunkBytes: atLeast(1), 'delayMs!': milliseconds },
  'login-page': { status: oneOf(200, 403) },
  redirect: { location: headerValue, status: oneOf(301, 302, 303, 307, 308) },
  'content-type': { 'contentType!': headerValue },
  'repeat-page-token': {},
  'stale-token': {},
};

const PREDICATE: Members = { operation, method: text, path: text, headers: texts };

const OCCASION: Members = {
  'fault!': text,
  when: (value) => (isObject(value) ? undefined : 'is an object'),
  after: atLeast(0),
  times: atLeast(1),
  probability,
};

/** Reads a fault that came as JSON. @throws FaultError with what is wrong and what to write */
export function parseFault(value: unknown): Fault {
  if (!isObject(value))
    throw new FaultError('A fault is an object.', 'Write one such as {"fault": "latency", "ms": 500}.');
  const kind = value.fault;
  if (typeof kind !== 'string' || !Object.hasOwn(EFFECTS, kind)) {
    throw new FaultError(
      `There is no fault ${JSON.stringify(kind)}.`,
      `Write one of ${Object.keys(EFFECTS).join(', ')}.`,
    );
  }
  checkMembers(`The fault ${kind}`, value, { ...OCCASION, ...EFFECTS[kind as FaultKind] });
  if (isObject(value.when)) checkMembers(`"when" of the fault ${kind}`, value.when, PREDICATE);
  return value as unknown as Fault;
}

/** Reads a list of faults, or an object with the member `faults`. @throws FaultError that names the one that is wrong */
export function parseFaults(value: unknown): Fault[] {
  const list = isObject(value) ? value.faults : value;
  if (!Array.isArray(list))
    throw new FaultError('Faults are a list.', 'Write {"faults": [{"fault": "latency", "ms": 500}]}.');
  return list.map((item, index) => {
    try {
      return parseFault(item);
    } catch (error) {
      if (error instanceof FaultError) throw new FaultError(`faults[${index}]: ${error.message}`, error.hint);
      throw error;
    }
  });
}

function checkMembers(what: string, value: Readonly<Record<string, unknown>>, members: Members): void {
  const known = Object.entries(members).map(([name, check]) => ({
    name: name.replace('!', ''),
    needed: name.endsWith('!'),
    check,
  }));
  const names = known.map(({ name }) => name).join(', ');
  for (const { name, needed, check } of known) {
    if (value[name] === undefined) {
      if (needed) throw new FaultError(`${what} has no ${name}.`, `It takes ${names}.`);
      continue;
    }
    const wrong = check(value[name]);
    if (wrong)
      throw new FaultError(`${what} has a wrong ${name}: ${JSON.stringify(value[name])}.`, `${name} ${wrong}.`);
  }
  const unknown = Object.keys(value).find((name) => !known.some((member) => member.name === name));
  if (unknown !== undefined) throw new FaultError(`${what} has an unknown member ${unknown}.`, `It takes ${names}.`);
}

function isHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
