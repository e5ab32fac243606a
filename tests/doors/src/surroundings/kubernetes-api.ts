import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodyOf, type Listening, listen } from '../traffic/listen.js';
import { certificate } from './certificate.js';

export interface KubernetesApiParts {
  /** Of the kubeconfig's user; the API takes no other. */
  readonly userToken: string;
  /** A token for a service account (TokenRequest). */
  readonly mint: () => string;
  /** What the service proxy leads to. */
  readonly upstream: () => string;
}

/** A cluster's Kubernetes API over https, as far as clients of pipelines speak to it. */
export interface KubernetesApi extends Listening {
  /** How many tokens of service accounts it has given. */
  readonly given: () => number;
  /** Writes a kubeconfig with this token; gives its path. */
  readonly kubeconfig: (token: string) => string;
}

const PROXY = '/api/v1/namespaces/kubeflow/services/ml-pipeline:http/proxy';

export async function startKubernetesApi({ userToken, mint, upstream }: KubernetesApiParts): Promise<KubernetesApi> {
  let given = 0;
  const server = await listen((request, response) => void answer(request, response), true);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '/' } = request;
    const send = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.headers.authorization !== `Bearer ${userToken}`)
      return send(401, { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'Unauthorized', code: 401 });
    if (url.startsWith(PROXY)) return forward(request, response, upstream() + url.slice(PROXY.length));
    await bodyOf(request);
    given += 1;
    const expirationTimestamp = new Date(Date.now() + 3_600_000).toISOString();
    send(201, { kind: 'TokenRequest', status: { token: mint(), expirationTimestamp } });
  }
  const folder = mkdtempSync(join(tmpdir(), 'doors-kubeconfig-'));
  return {
    ...server,
    given: () => given,
    kubeconfig: (token) => writeKubeconfig(join(folder, 'config'), server.origin, token),
    close() {
      rmSync(folder, { recursive: true });
      return server.close();
    },
  };
}

/** As the service proxy does: without the Authorization header. */
function forward(request: IncomingMessage, response: ServerResponse, target: string): void {
  const { authorization: _, host: __, ...headers } = request.headers;
  const send = target.startsWith('https:') ? httpsRequest : httpRequest;
  const onward = send(
    target,
    { method: request.method, headers, agent: false, rejectUnauthorized: false },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

function writeKubeconfig(path: string, server: string, token: string): string {
  const ca = Buffer.from(certificate.cert).toString('base64');
  const cluster = { server, 'certificate-authority-data': ca, 'tls-server-name': 'kfp.test' };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'main',
    clusters: [{ name: 'c', cluster }],
    contexts: [{ name: 'main', context: { cluster: 'c', user: 'u' } }],
    users: [{ name: 'u', user: { token } }],
  };
  writeFileSync(path, JSON.stringify(config), { mode: 0o600 });
  return path;
}
