import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakePods, podsAnswer, servePortForwarding } from './fake-pods.js';

const pem = (name: string): string =>
  readFileSync(new URL(`../../../tests/certificates/${name}.pem`, import.meta.url), 'utf8');

export const PROXY_PATH = '/api/v1/namespaces/kubeflow/services/ml-pipeline:http/proxy';

/** A Kubernetes API with one user, the service proxy in front of a server, and TokenRequest. */
export interface FakeCluster {
  readonly url: string;
  /** Method and path of each request, in order. */
  readonly seen: string[];
  /** Their headers. */
  readonly headers: IncomingHttpHeaders[];
  /** Bodies of the token requests. */
  readonly tokenRequests: { spec?: unknown }[];
  /** The user's token now. */
  token: string;
  /** Status that token requests are refused with. */
  refuseTokens: number | undefined;
  /** Answers requests itself when it gives a status and a message; or does not. */
  refuse: (target: string) => readonly [status: number, message: string] | 'nothing' | undefined;
  /** Milliseconds since 1970, for the times of tokens, which last an hour. */
  now: () => number;
  /** Writes a kubeconfig for it, with the user as given; returns its path. */
  kubeconfig(user: object, cluster?: object): string;
  close(): Promise<void>;
}

/** Starts one over https. `upstream` is what the service proxy leads to, `pods` what can be forwarded to. */
export async function startFakeCluster(upstream: string, pods?: FakePods): Promise<FakeCluster> {
  const server = createSecureServer(
    { key: pem('key'), cert: pem('cert') },
    (request, response) => void answer(request, response),
  );
  if (pods) servePortForwarding(server, pods);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cluster: FakeCluster = {
    url,
    seen: [],
    tokenRequests: [],
    token: 'c4nary-user-token',
    refuseTokens: undefined,
    headers: [],
    refuse: () => undefined,
    now: Date.now,
    kubeconfig(user, more = {}) {
      const path = join(realpathSync(mkdtempSync(join(tmpdir(), 'kubeconfig-'))), 'config');
      const ca = Buffer.from(pem('cert')).toString('base64');
      const clusters = [
        {
          name: 'c',
          cluster: { server: url, 'certificate-authority-data': ca, 'tls-server-name': 'kfp.test', ...more },
        },
      ];
      const contexts = [{ name: 'main', context: { cluster: 'c', user: 'u' } }];
      writeFileSync(
        path,
        JSON.stringify({
          apiVersion: 'v1',
          kind: 'Config',
          clusters,
          contexts,
          users: [{ name: 'u', user }],
          'current-context': 'main',
        }),
      );
      return path;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? '';
    cluster.seen.push(`${request.method} ${target}`);
    cluster.headers.push(request.headers);
    const status = (code: number, reason: string): void => {
      response.writeHead(code, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', message: reason, reason, code }),
      );
    };
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (request.headers.authorization !== `Bearer ${cluster.token}`) return status(401, 'Unauthorized');
    const refused = cluster.refuse(target);
    if (refused === 'nothing') return;
    if (refused) return status(...refused);
    if (target.startsWith(`${PROXY_PATH}/`)) {
      const { authorization: _, ...headers } = request.headers;
      const forwarded = httpRequest(
        `${upstream}${target.slice(PROXY_PATH.length)}`,
        { method: request.method, headers },
        (answered) => {
          response.writeHead(answered.statusCode ?? 502, answered.headers);
          answered.pipe(response);
        },
      );
      forwarded.end(body);
      return;
    }
    const found = pods && podsAnswer(pods, target);
    if (found) {
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify(found));
    }
    const account = /^\/api\/v1\/namespaces\/([^/]+)\/serviceaccounts\/([^/]+)\/token$/.exec(target);
    if (!account) return status(404, 'NotFound');
    if (cluster.refuseTokens !== undefined) return status(cluster.refuseTokens, 'Refused');
    cluster.tokenRequests.push(JSON.parse(body.toString()) as { spec?: unknown });
    const made = `${account[1]}.${account[2]}.${cluster.tokenRequests.length}`;
    const expirationTimestamp = new Date(cluster.now() + 3_600_000).toISOString();
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        kind: 'TokenRequest',
        apiVersion: 'authentication.k8s.io/v1',
        status: { token: made, expirationTimestamp },
      }),
    );
  }
  return cluster;
}
