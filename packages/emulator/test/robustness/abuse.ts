import { setTimeout as sleep } from 'node:timers/promises';
import { type EmulatorProcess, startEmulatorProcess } from './emulator-process.js';
import { watchHealth } from './health-watch.js';
import { tarballOf, zipOf } from './packages.js';
import { type RawConnection, rawConnection, requestText, statusesIn } from './raw-connection.js';

const API = '/apis/v1beta1';
const MIB = 1 << 20;
/** Against a hang, not a measure of speed: eight uploads at once on a busy machine take some seconds, what blocks takes minutes. */
const LONGEST_WAIT_MS = 20_000;
const MOST_RESIDENT_BYTES = 1200 * MIB;

/** How the emulator took one kind of abuse. */
export interface AbuseReport {
  readonly what: string;
  /** Seconds. */
  readonly took: number;
  /** The most that was seen of the process's memory. */
  readonly residentBytes: number;
  readonly wrong: readonly string[];
}

type Abuse = readonly [what: string, attempt: (url: string) => Promise<string[]>];

/** How many of the abuses are uploads. */
const UPLOADS = 7;

const GIBIBYTE = Buffer.alloc(1024 * MIB);
const BOMB = zipOf('pipeline.yaml', GIBIBYTE);
const LYING_BOMB = zipOf('pipeline.yaml', GIBIBYTE, 100);
const TARBALL_BOMB = tarballOf('pipeline.yaml', GIBIBYTE);

const ABUSES: readonly Abuse[] = [
  ['uploads of 33 MiB, eight at once', (url) => repeatUploads(url, 'large.yaml', Buffer.alloc(33 * MIB, 'a'), 400)],
  ['a zip that becomes a gibibyte', (url) => repeatUploads(url, 'bomb.zip', BOMB, 400)],
  ['a zip that lies about becoming a gibibyte', (url) => repeatUploads(url, 'bomb.zip', LYING_BOMB, 400)],
  ['a tarball that becomes a gibibyte', (url) => repeatUploads(url, 'bomb.tar.gz', TARBALL_BOMB, 400)],
  ['uploads of 30 MiB of nested JSON', (url) => repeatUploads(url, 'deep.json', Buffer.alloc(30 * MIB, '{"a":['), 400)],
  ['30 MiB of YAML lines', (url) => repeatUploads(url, 'long.yaml', Buffer.alloc(30 * MIB, '- a: b\n'), 400)],
  ['YAML of aliases of aliases', (url) => repeatUploads(url, 'laughs.yaml', Buffer.from(laughs()), 400)],
  ['30 MiB of nested JSON as a run', nestedRun],
  ['a body without end', endlessBody],
  ['2,500 connections at once', manyConnections],
  ['slow heads and bodies, 1,000 of them', slowSenders],
  ['connections that break in the middle, 3,000 of them', brokenConnections],
];

/** Abuses one emulator in every way, one after another, and looks each time whether it still serves others. */
export async function* abuse(): AsyncGenerator<AbuseReport> {
  const emulator = startEmulatorProcess();
  const url = await emulator.url;
  if (url === undefined) throw new Error('The emulator did not start.');
  try {
    for (const [what, attempt] of ABUSES) yield await watched(emulator, url, what, attempt);
    // Memory that was freed may stay with the process, but the same abuse again and again must not take ever more.
    for (const [what, attempt] of [...ABUSES.slice(0, UPLOADS), ...ABUSES.slice(0, UPLOADS)])
      yield await watched(emulator, url, `again: ${what}`, attempt);
  } finally {
    await emulator.kill();
  }
}

async function watched(
  emulator: EmulatorProcess,
  url: string,
  what: string,
  attempt: (url: string) => Promise<string[]>,
): Promise<AbuseReport> {
  const start = performance.now();
  let residentBytes = 0;
  const sampling = setInterval(() => {
    if (emulator.isRunning) residentBytes = Math.max(residentBytes, emulator.residentBytes());
  }, 100);
  const health = watchHealth(`${url}${API}/healthz`);
  const wrong = await attempt(url).catch((error: unknown) => [String(error)]);
  const longestMs = await health.stop();
  clearInterval(sampling);
  if (!emulator.isRunning) wrong.push('the process is dead');
  if (longestMs > LONGEST_WAIT_MS) wrong.push(`another request waited ${Math.round(longestMs)} ms`);
  if (residentBytes > MOST_RESIDENT_BYTES) wrong.push(`${Math.round(residentBytes / MIB)} MiB of memory`);
  return { what, took: (performance.now() - start) / 1000, residentBytes, wrong };
}

async function repeatUploads(url: string, fileName: string, content: Buffer, expected: number): Promise<string[]> {
  const statuses = await Promise.all(
    Array.from({ length: 8 }, async (_, i) => {
      const form = new FormData();
      form.set('uploadfile', new Blob([new Uint8Array(content)]), fileName);
      const response = await fetch(`${url}${API}/pipelines/upload?name=abuse${i}`, { method: 'POST', body: form });
      await response.arrayBuffer();
      return response.status;
    }),
  );
  return statuses
    .filter((status) => status !== expected && status !== 500)
    .map((status) => `an upload was answered ${status}`);
}

async function nestedRun(url: string): Promise<string[]> {
  const response = await fetch(`${url}${API}/runs`, { method: 'POST', body: Buffer.alloc(30 * MIB, '[{"a":') });
  await response.arrayBuffer();
  return response.status >= 400 ? [] : [`answered ${response.status}`];
}

async function endlessBody(url: string): Promise<string[]> {
  const connection = await rawConnection(url);
  connection.send(`POST ${API}/runs HTTP/1.1\r\nHost: emulator\r\nTransfer-Encoding: chunked\r\n\r\n`);
  const chunk = Buffer.concat([Buffer.from(`${MIB.toString(16)}\r\n`), Buffer.alloc(MIB, 'x'), Buffer.from('\r\n')]);
  for (let sent = 0; sent < 1024; sent++) {
    if (connection.socket.destroyed || connection.socket.readableEnded) return [];
    if (!connection.socket.write(chunk)) {
      await Promise.race([new Promise((drained) => connection.socket.once('drain', drained)), connection.received]);
    }
  }
  connection.socket.destroy();
  return ['a gibibyte was taken'];
}

async function connect(url: string, count: number): Promise<RawConnection[]> {
  const connections: RawConnection[] = [];
  while (connections.length < count) {
    connections.push(...(await Promise.all(Array.from({ length: 100 }, () => rawConnection(url)))));
  }
  return connections;
}

async function manyConnections(url: string): Promise<string[]> {
  const connections = await connect(url, 2500);
  for (const { send } of connections) send(requestText('GET', `${API}/runs`));
  for (const { send } of connections) send(requestText('GET', `${API}/runs`, '', ['Connection: close']));
  const answers = await Promise.all(connections.map(({ received }) => received));
  const wrong = answers.filter((answer) => statusesIn(answer).join() !== '200,200');
  return wrong.length === 0 ? [] : [`${wrong.length} of 2,500 connections were not answered twice`];
}

async function slowSenders(url: string): Promise<string[]> {
  const connections = await connect(url, 1000);
  const whole = requestText('POST', `${API}/experiments`, '{"name":"slow"}');
  const bodies = connections.filter((_, i) => i % 2 === 0);
  const heads = connections.filter((_, i) => i % 2 === 1);
  for (const { send } of bodies) send(whole.slice(0, -20));
  for (let i = 0; i < 30; i++) {
    for (const { send } of heads) send(whole.charAt(i));
    await sleep(50);
  }
  for (const { socket } of connections) socket.destroy();
  return [];
}

async function brokenConnections(url: string): Promise<string[]> {
  const whole = requestText('POST', `${API}/experiments`, '{"name":"broken"}');
  for (let round = 0; round < 30; round++) {
    const connections = await connect(url, 100);
    connections.forEach(({ send, socket }, i) => {
      send(whole.slice(0, i));
      i % 2 === 0 ? socket.destroy() : socket.resetAndDestroy();
    });
  }
  return [];
}

/** A few lines that become gigabytes when each alias is filled in. */
function laughs(): string {
  const lines = ['l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]'];
  for (let i = 1; i < 12; i++)
    lines.push(`l${i}: &l${i} [${Array.from({ length: 9 }, () => `*l${i - 1}`).join(', ')}]`);
  return `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\n${lines.join('\n')}\n`;
}
