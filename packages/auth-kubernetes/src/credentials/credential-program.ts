import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
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
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal ?? ''));
  });
  const output = Promise.all([ended, text(child.stdout), text(child.stderr)]);
  const [code, printed, complaint] = await output.catch((cause: unknown) => {
    const installHint = typeof program.installHint === 'string' ? program.installHint.trim() : '';
    throw new CredentialError(`The program ${JSON.stringify(command)} of the kubeconfig cannot be run`, {
      cause,
      hint: installHint || 'Install it, or name it with its folder in the kubeconfig.',
    });
  });
  if (code !== 0) {
    throw new CredentialError(`The program ${JSON.stringify(command)} of the kubeconfig failed (${code})`, {
      cause: new Error(complaint.trim().slice(-MAX_COMPLAINT) || 'It did not say why.'),
      hint: 'See the cause of this error; a login of its own that has ended is a usual reason.',
    });
  }
  return credentialOf(printed, command);
}

const MAX_COMPLAINT = 1000;
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
