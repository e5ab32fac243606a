import { KfpClient, type KfpClientOptions } from '@kfp-ts/client';
import { openTelemetry } from '@kfp-ts/client/telemetry';
import { type DoorCase, NAMESPACE } from '../doors/door-case.js';
import { StandingDoor } from '../doors/standing-door.js';
import { findLeaks } from '../leaks/find-leaks.js';
import { addMintedSecrets } from '../leaks/minted-secrets.js';
import { PrintedOutput } from '../leaks/printed-output.js';
import { Secrets } from '../leaks/secret.js';
import { shownText } from '../leaks/shown-text.js';
import type { MadePlugin, PluginCase } from '../plugins/plugin-case.js';
import type { Scenario } from '../scenarios/scenarios.js';
import type { Tried, Visit } from '../scenarios/visit.js';
import { HurriedClock } from '../surroundings/hurried-clock.js';
import { headerOf } from '../traffic/seen-request.js';
import { Traffic } from '../traffic/traffic.js';
import type { Expectation } from './expectation.js';
import { judge, type Verdict } from './judge.js';

/** Longer than any case takes: what is not done by then never will be. */
const DEADLINE_MS = 25_000;

export interface Cell {
  readonly plugin: PluginCase;
  readonly door: DoorCase;
  readonly scenario: Scenario;
  readonly expected: Expectation;
}

/** Has one plugin go through one scenario at one door, over real sockets. `secondPort` is where nothing may go. */
export async function runCell({ plugin, door, scenario, expected }: Cell, secondPort: number): Promise<Verdict> {
  const traffic = new Traffic();
  const printed = new PrintedOutput();
  const secrets = new Secrets();
  const closing: (() => Promise<void>)[] = [];
  const atTheEnd = (close: () => Promise<void>): void => void closing.unshift(close);
  try {
    const standing = await StandingDoor.open(door);
    atTheEnd(() => standing.close());
    const made = await plugin.make({ standing, secrets, wrong: scenario.wrong ?? false, atTheEnd });
    const { clients, clock, logged } = clientsFor(standing, made);
    const tried: Tried[] = [];
    const lastCookies = (): string | undefined => {
      const calls = traffic.requests.filter(({ port, target }) => port === standing.port && target.includes('/apis/'));
      return calls.map((request) => headerOf(request, 'cookie')).findLast((cookie) => cookie !== undefined);
    };
    const renewed = (): void => made.renewed?.();
    const disconnected: Visit['disconnected'] = (ports) => traffic.disconnectedFrom(ports);
    await inTime(scenario.run({ clients, standing, clock, lastCookies, disconnected, renewed, tried })).catch(
      (error: unknown) => {
        tried.push({ what: 'submit', name: scenario.name, error });
      },
    );
    const kept = standing.kept();
    const text = printed.stop();
    addMintedSecrets(secrets, traffic.requests, standing.port);
    const shown = {
      'an error': tried.map(({ error }) => (error === undefined ? '' : shownText(error))).join('\n'),
      'a log line': shownText(logged),
      'what was printed': text,
      'the client': clients.map((kfp) => `${shownText(kfp)}\n${kfp.explain()}`).join('\n'),
      'the plugin': [made.options.auth ?? []]
        .flat()
        .map((one) => `${shownText(one)}\n${one.describe()}`)
        .join('\n'),
    };
    const leaks = findLeaks(secrets.all, { shown, requests: traffic.requests });
    const { wrongPasswords } = standing.counts();
    const strangers = strangersIn(traffic, secondPort);
    return judge(expected, { tried, kept, got: made.got(), wrongPasswords, leaks, strangers });
  } finally {
    printed.stop();
    traffic.stop();
    for (const close of closing) await close();
  }
}

function clientsFor(standing: StandingDoor, { options }: MadePlugin) {
  const logged: unknown[] = [];
  const log = (...line: unknown[]): void => void logged.push(line);
  const clock = new HurriedClock();
  const span = (...noted: unknown[]) => {
    logged.push(noted);
    return { setAttribute: log, setStatus: log, end: log };
  };
  const settings: KfpClientOptions = {
    ...standing.connection,
    ...(standing.door.options.multiUser && { namespace: NAMESPACE }),
    ...options,
    retry: { baseDelayMs: 1 },
    logger: { debug: log, warn: log },
    telemetry: [openTelemetry({ tracer: { startSpan: span } })],
    clock,
  };
  const kfp = new KfpClient(settings);
  // Each client reads the authorities of the system, which takes its time.
  const clients: Visit['clients'] = [kfp, settings.tls ? kfp : new KfpClient(settings)];
  return { clients, clock, logged };
}

/** Connections to somebody whom nobody has named: another machine, or the second origin. */
function strangersIn({ connections, requests }: Traffic, secondPort: number): string[] {
  const names = connections.flatMap(({ name }) => (name === undefined ? [] : [`looked up ${name}`]));
  const met = connections.some(({ port }) => port === secondPort) || requests.some(({ port }) => port === secondPort);
  return met ? [...names, 'connected to the second origin'] : names;
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It hangs: nothing came of it within ${DEADLINE_MS} ms`)), DEADLINE_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
