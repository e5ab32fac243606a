import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { CredentialError } from '@kfp-ts/client';
import { toldCluster } from './told-cluster.js';
import type { UserCredential } from './user-credentials.js';

/** The program that a kubeconfig names below `exec`. */
export interface CredentialProgram {
  readonly apiVersion?: unknown;
  readonly command: string;
  readonly args?: unknown;
  readonly env?: unknown;
  readonly installHint?: unknown;
  readonly provideClusterInfo?: unknown;
  readonly interactiveMode?: unknown;
}

/**
 * Runs it and reads what it prints.
 * @throws CredentialError with what it wrote to its error output, never with what it printed: that holds the credentials
 */
export async function runCredentialProgram(
  program: CredentialProgram,
  cluster: Readonly<Record<string, unknown>>,
): Promise<UserCredential> {
  const { apiVersion = 'client.authentication.k8s.io/v1', command } = program;
  const args = Array.isArray(program.args) ? program.args.map(String) : [];
  // Nobody is there to type anything in.
  const spec = { interactive: false, ...(program.provideClusterInfo === true && { cluster: toldCluster(cluster) }) };
  const info = { apiVersion, kind: 'ExecCredential', spec };
  const env = { ...process.env, ...environmentOf(program.env), KUBERNETES_EXEC_INFO: JSON.stringify(info) };
  const child = spawn(command, args, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    timeout: TIMEOUT_MS,
  });
  const { code, printed, complaint } = await outcomeOf(child).catch((cause: unknown) => {
    const installHint = typeof program.installHint === 'string' ? program.installHint.trim() : '';
    throw new CredentialError(`The program ${JSON.stringify(command)} of the kubeconfig cannot be run`, {
      // What the platform throws has the arguments in it, and people write secrets there.
      cause: new Error(cause instanceof Error ? cause.message : String(cause)),
      hint: installHint || 'Install it, or name it with its folder in the kubeconfig.',
    });
  });
  if (code !== 0) {
    throw new CredentialError(`The program ${JSON.stringify(command)} of the kubeconfig failed (${code})`, {
      cause: new Error(complaint.trim() || 'It did not say why.'),
      hint: 'See the cause of this error; a login of its own that has ended is a usual reason.',
    });
  }
  return credentialOf(printed, command);
}

interface Outcome {
  /** Of the exit, or the name of the signal that ended it. */
  readonly code: number | string;
  readonly printed: string;
  /** The end of what it wrote to its error output. */
  readonly complaint: string;
}

/** Waits for its end, but not for a helper that it has started and that keeps its error output open. */
async function outcomeOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Outcome> {
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  const closed = once(child, 'close');
  const output = text(child.stdout);
  // When it cannot be run, the first of them tells.
  for (const other of [closed, output]) other.catch(() => {});
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    complaint = (complaint + part).slice(-MAX_COMPLAINT);
  });
  const [exitCode, signal] = await ended;
  const code = exitCode ?? signal ?? '';
  if (code !== 0) await Promise.race([closed, setTimeout(LAST_WORDS_MS, undefined, { ref: false })]);
  // A program that goes on is not kept running by a helper.
  (child.stderr as Socket).unref();
  return { code, printed: code === 0 ? await output : '', complaint };
}

const MAX_COMPLAINT = 1000;
/** What it complained of may come after its end. */
const LAST_WORDS_MS = 1000;
/** It may have a person log in. */
const TIMEOUT_MS = 300_000;

function environmentOf(env: unknown): Record<string, string> {
  const entries = (Array.isArray(env) ? env : []) as { name?: unknown; value?: unknown }[];
  return Object.fromEntries(entries.map(({ name, value }) => [String(name), String(value ?? '')]));
}

interface Printed {
  readonly status?: Readonly<Record<string, unknown>> | null;
}

function credentialOf(printed: string, command: string): UserCredential {
  const { token, clientCertificateData, clientKeyData, expirationTimestamp } = statusOf(printed);
  const part = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  const [certificate, key] = [part(clientCertificateData), part(clientKeyData)];
  if (!part(token) && !(certificate && key)) {
    throw new CredentialError(`The program ${JSON.stringify(command)} of the kubeconfig gave no credentials`, {
      hint: 'It must print an ExecCredential with a token, or with a certificate and its key.',
    });
  }
  const end = Date.parse(part(expirationTimestamp) ?? '');
  return { token: part(token), certificate, key, expiresAt: Number.isNaN(end) ? undefined : end };
}

function statusOf(printed: string): Readonly<Record<string, unknown>> {
  try {
    return (JSON.parse(printed) as Printed | null)?.status ?? {};
  } catch {
    return {};
  }
}
