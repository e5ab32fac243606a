import type { IncomingResponse } from '../transport/incoming-response.js';
import { bindingCommand, serviceProxyCommands } from './binding-command.js';
import type { ErrorBody } from './error-body.js';
import { missingTokenHint } from './missing-token-hint.js';
import type { Gate } from './sign-in-gate.js';

const ENDPOINT =
  'Check the endpoint: behind the Kubeflow gateway it ends in /pipeline, such as https://kubeflow.example.com/pipeline.';

const FROM_OUTSIDE =
  'From outside: go through the gateway (port-forward svc/istio-ingressgateway, not ml-pipeline-ui), with auth set; a token must have the claim that the gateway takes the name from, mostly email.';

const SIGN_IN_HINTS: Readonly<Partial<Record<Gate, string>>> = {
  Istio:
    'Get a new token from an issuer that the gateway trusts: Dex, or the cluster if its m2m overlay is installed. A session cookie ends with the token in it: sign in again.',
  'Google IAP':
    'Use iapServiceAccount() or iapDesktopLogin() of @kfp-ts/auth-gcp with the IAP client id as audience, or bearerToken() with such an ID token.',
  'an AWS load balancer': "Use sessionCookie() with the browser's AWSELBAuthSessionCookie-0, -1, ….",
  'the Kubernetes API server':
    'The credentials for the cluster itself are missing or expired: see whether `kubectl get namespaces` works with this context.',
  'a page': ENDPOINT,
};

/** What to do about missing or expired credentials. */
export function signInHint(gate: Gate): string {
  if (gate === 'the API server') return `${FROM_OUTSIDE} ${missingTokenHint()}`;
  return (
    SIGN_IN_HINTS[gate] ??
    "Set auth, or renew it if it has expired: dexLogin() with user and password, sessionCookie() with the browser's session cookie, or bearerToken() with a token that the gateway accepts."
  );
}

/** What to do about a refusal. */
export function permissionHint(body: ErrorBody): string {
  if (/RBAC: access denied/.test(body.full)) {
    return `Istio answers this to a missing identity and to an unusable Authorization header alike. ${missingTokenHint()}`;
  }
  if (body.kind === 'kubernetes') {
    const commands = serviceProxyCommands(body.full);
    return `The credentials for the cluster lack the right to use services/proxy.${commands ? ` Have an administrator run: ${commands}` : ''}`;
  }
  if (/not meant for external usage/.test(body.full)) {
    return 'The UI server blocks this operation; call the API server (ml-pipeline:8888) itself.';
  }
  if (body.kind !== 'api' && body.kind !== 'upload') {
    return 'Something in front of the API refuses the call: check the endpoint, and what the gateway lets this user do.';
  }
  if (/ResourceAttributes\{Namespace:,/.test(body.full)) {
    return 'What has no namespace is shared by all and for administrators alone: pass { namespace }.';
  }
  const command = bindingCommand(body.full);
  if (command) return `Check the namespace, or have an administrator run: ${command}`;
  return 'Ask for a RoleBinding to ClusterRole kubeflow-pipelines-edit (or kubeflow-edit) in that namespace, or check the namespace.';
}

/** What to do about an answer that the API cannot have given. */
export function strangerHint(body: ErrorBody): string {
  if (body.kind === 'kubernetes') return 'Check installNamespace: the service ml-pipeline was not found there.';
  if (body.kind === 'api') return 'This server does not have the operation; compare its release with server.health().';
  return ENDPOINT;
}

/** What to do about an answer that is none of the operation. */
export function misfitHint({ status, text }: IncomingResponse, body: ErrorBody): string {
  if (status >= 300) return 'Give the address that it leads to as endpoint.';
  if (text === '' || body.kind === 'text') {
    return 'Something on the way broke the answer off, or the endpoint is wrong. After a change look whether it was made, then call again.';
  }
  return ENDPOINT;
}

/** Hints that follow from the status alone. */
export const STATUS_HINTS: Readonly<Record<number, string>> = {
  407: 'Give the proxy with user and password in the proxy option.',
  413: 'A proxy limits the size of requests; upload a compressed package.',
  414: 'Ask for less at once: the filter is too long for a proxy on the way.',
  431: 'The headers are too large: drop old session cookies, or shorten the filter.',
  501: 'This server does not have the operation; compare its release with server.health().',
  502: 'Is the API server (deployment ml-pipeline) running? A gateway could not reach it.',
  503: 'Is the API server (deployment ml-pipeline) running? It takes a second to be ready after a start.',
  504: 'A gateway gave up waiting: ask for smaller pages, or raise its timeout.',
};

export const SERVER_HINT =
  'Look whether the change was made before making it again; the cause is in the log: kubectl -n kubeflow logs deploy/ml-pipeline.';

export const ARTIFACT_HINT = 'See in graph() which nodes there are, and in their artifacts what each has written.';

export const UPLOAD_IDENTITY_HINT =
  'Uploads to release 1.8 need the user header that the gateway sets, also beside a token: go through the gateway, or upload with createFromUrl.';

export const REQUEST_HINT = 'Correct what the message objects to; sending the same again gives the same answer.';

export const DATABASE_HINT =
  'The database does not take this text: as it is usually set up it keeps latin letters only (no emoji, no other scripts), at most 255 in a name or description.';
