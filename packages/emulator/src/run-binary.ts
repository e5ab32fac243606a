import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { EmulatorOptionError, type EmulatorOptions } from './emulator-options.js';
import { type Emulator, startEmulator } from './start-emulator.js';
import { JournalError } from './store/journal.js';

const USAGE = `usage: kfp-emulator [options]

  --port N            port to listen on; a free one when absent
  --host ADDRESS      address to listen on (127.0.0.1)
  --multi-user        with users, rights and namespaces
  --policy FILE       JSON: who may do what, and bearer tokens (with --multi-user)
  --compat RELEASE    1.8.5 (default) or 2.x
  --engine ENGINE     argo (default) or tekton
  --execution MODE    walk (default): runs advance on the clock; manual: only when told
  --behaviors FILE    JSON: how tasks behave, by their names (see docs/workflow-walk.md)
  --speed N           of the clock: 1 (default), 20 = twenty times faster, 0 = stands still until advanced
  --random-seed N     makes ids and everything random repeatable
  --state FILE        keep the state in this file, across restarts and kills
  --front-door KIND   asks for a login: oauth2-proxy, oidc-authservice, istio, in-cluster, iap, alb,
                      or all its options as JSON: {"kind": "oauth2-proxy", "setup": "deploykf"}
  --https FILE        serves https with a made-up certificate, and writes it to FILE for clients to trust
  --log json          one line of JSON per request on standard error
  --help              this text`;

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  'multi-user': { type: 'boolean' },
  policy: { type: 'string' },
  compat: { type: 'string' },
  engine: { type: 'string' },
  execution: { type: 'string' },
  behaviors: { type: 'string' },
  speed: { type: 'string' },
  'random-seed': { type: 'string' },
  state: { type: 'string' },
  log: { type: 'string' },
  'front-door': { type: 'string' },
  https: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Runs the binary until it is told to stop; usage errors end it with status 2. */
export async function runBinary(args: readonly string[]): Promise<void> {
  try {
    const read = await readArguments(args);
    if (!read) {
      process.stdout.write(`${USAGE}\n`);
      return;
    }
    const emulator = await startEmulator(read.options);
    if (read.caFile !== undefined) await writeCertificate(read.caFile, emulator);
    process.stdout.write(`kfp-emulator ready at ${emulator.url}\n`);
    const stop = (): void => void emulator.close().then(() => process.exit(0));
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (error) {
    const { message, hint } = explain(error);
    process.stderr.write(`kfp-emulator: ${message}\n${hint}\n`);
    process.exitCode = 2;
  }
}

function explain(error: unknown): { message: string; hint: string } {
  const see = 'See kfp-emulator --help for the options.';
  if (error instanceof EmulatorOptionError || error instanceof JournalError)
    return { message: error.message, hint: error.hint };
  if (!(error instanceof Error)) return { message: String(error), hint: see };
  return { message: error.message.split('\n')[0] ?? '', hint: see };
}

async function writeCertificate(file: string, emulator: Emulator): Promise<void> {
  try {
    await writeFile(file, emulator.ca ?? '');
  } catch (error) {
    await emulator.close();
    const cause = error instanceof Error ? error.message : String(error);
    throw new EmulatorOptionError(
      `--https ${file} cannot be written: ${cause}`,
      'Give a file in a folder that is there.',
    );
  }
}

async function readArguments(
  args: readonly string[],
): Promise<{ options: EmulatorOptions; caFile: string | undefined } | undefined> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
  if (values.help) return undefined;
  if (values.log !== undefined && values.log !== 'json')
    throw new EmulatorOptionError(`--log ${values.log} is not known`, 'Give --log json.');
  const number = (name: string, text: string | undefined): number | undefined => {
    if (text === undefined) return undefined;
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value))
      throw new EmulatorOptionError(`--${name} ${text} is not a number`, `Give a number, such as --${name} 1.`);
    return value;
  };
  const given: Record<string, unknown> = {
    port: number('port', values.port),
    host: values.host,
    multiUser: values['multi-user'],
    policy:
      values.policy === undefined
        ? undefined
        : await readJson('policy', values.policy, 'Give a JSON file with "rules" and "tokens".'),
    compat: values.compat,
    engine: values.engine,
    execution: values.execution,
    behaviors:
      values.behaviors === undefined
        ? undefined
        : await readJson('behaviors', values.behaviors, 'Give a JSON file such as {"train": {"fail": true}}.'),
    speed: number('speed', values.speed),
    randomSeed: number('random-seed', values['random-seed']),
    stateFile: values.state,
    tls: values.https === undefined ? undefined : 'made-up',
    frontDoor: values['front-door'] === undefined ? undefined : readFrontDoor(values['front-door']),
    onRequest:
      values.log === undefined ? undefined : (line: unknown) => process.stderr.write(`${JSON.stringify(line)}\n`),
  };
  const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { options: options as EmulatorOptions, caFile: values.https };
}

/** The kind alone, or all options as JSON. */
function readFrontDoor(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return { kind: text };
  try {
    return JSON.parse(text);
  } catch {
    throw new EmulatorOptionError('--front-door is no JSON', 'Give a kind, or JSON such as {"kind": "oauth2-proxy"}.');
  }
}

async function readJson(option: string, file: string, hint: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const cause = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
    throw new EmulatorOptionError(`--${option} ${file} cannot be read: ${cause}`, hint);
  }
}
