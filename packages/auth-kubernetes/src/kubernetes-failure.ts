import { ConnectionError, CredentialError, type KfpError } from '@kfp-ts/client';
import { isTransient } from '@kfp-ts/client/auth';

/** What the Kubernetes API, or the way to it, said. */
export interface KubernetesFailure {
  /** HTTP status, or the system's code such as ECONNREFUSED. */
  readonly code: number | string | undefined;
  /** `(403)`, or nothing. */
  readonly suffix: string;
  /** For the cause of an error. The library's own carries whole answers. */
  readonly cause: Error;
  /** Another attempt may fare better: the API, or the way to it, is down. */
  readonly transient: boolean;
  /** Whom the API took the caller for; empty when it does not say. */
  readonly user: string;
}

export function kubernetesFailure(error: unknown): KubernetesFailure {
  const { code, body, message, name } = (error ?? {}) as Readonly<Record<string, unknown>>;
  const known = typeof code === 'number' || typeof code === 'string' ? code : statusIn(message);
  // The library's own message holds the headers of the answer.
  const plain = typeof message === 'string' && !message.startsWith('HTTP-Code:') ? message : '';
  const said = messageOf(body) ?? plain;
  return {
    code: known,
    transient: name === 'AbortError' || isTransient(known),
    suffix: known === undefined ? '' : ` (${known})`,
    cause: new Error(said.slice(0, 500) || 'It did not say why.'),
    user: /User "([^"]+)"/.exec(said)?.[1] ?? '',
  };
}

/** Of a refused WebSocket. */
function statusIn(message: unknown): number | undefined {
  const status = /Unexpected server response: (\d{3})/.exec(String(message))?.[1];
  return status === undefined ? undefined : Number(status);
}

/** A `Status`, as text or read already. */
function messageOf(body: unknown): string | undefined {
  let status = body;
  try {
    if (typeof body === 'string') status = JSON.parse(body);
  } catch {
    return body as string;
  }
  const { message } = (status ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : undefined;
}

interface Right {
  readonly namespace: string;
  readonly role: string;
  readonly verbs: string;
  readonly resources: string;
  readonly resourceName?: string | undefined;
}

/** The commands with which an administrator gives a right to the user who was refused. */
export function grantHint({ namespace, role, verbs, resources, resourceName }: Right, user: string): string {
  const name = resourceName === undefined ? '' : ` --resource-name=${resourceName}`;
  const make = `kubectl -n ${namespace} create role ${role} --verb=${verbs} --resource=${resources}${name}`;
  // It is to be pasted into a shell.
  if (!/^[\w.@:+-]+$/.test(user)) return `Have an administrator run: ${make}, and bind it to you.`;
  return `Have an administrator run: ${make} && kubectl -n ${namespace} create rolebinding ${role} --role=${role} --user=${user}`;
}

const LOG_IN = 'The credentials of the kubeconfig are not accepted, or have ended: log in to the cluster again.';
const CONTEXT = 'See the cause of this error, and whether `kubectl get namespaces` works with this context.';

/** The failure of a request that there is no better word for. */
export function otherFailure(what: string, { code, suffix, cause, transient }: KubernetesFailure): KfpError {
  if (!transient) return new CredentialError(what + suffix, { cause, hint: code === 401 ? LOG_IN : CONTEXT });
  // The call itself was not sent.
  const message = `${what}${suffix || ': no answer'}`;
  return new ConnectionError(message, { cause, hint: CONTEXT, mayHaveReachedServer: false });
}
