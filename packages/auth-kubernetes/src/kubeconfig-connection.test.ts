import { inspect } from 'node:util';
import { isConfigurationError, KfpClient } from '@kfp-ts/client';
import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeCluster, PROXY_PATH, startFakeCluster } from '../test/fake-cluster.js';
import { kubeconfigConnection } from './index.js';

const PACKAGE = new Blob([
  'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: x-}\nspec: {entrypoint: m, templates: [{name: m, container: {image: a}}]}\n',
]);

let emulator: Emulator;
let cluster: FakeCluster;
beforeAll(async () => {
  emulator = await startEmulator();
  cluster = await startFakeCluster(emulator.url);
});
afterAll(async () => {
  await cluster.close();
  await emulator.close();
});

const connect = async (user: object, more?: object) =>
  new KfpClient(await kubeconfigConnection({ path: cluster.kubeconfig(user, more) }));

describe('the service proxy', () => {
  it('is asked with the token, under the name and by the authority of the kubeconfig, and keeps its path', async () => {
    const kfp = await connect({ token: 'c4nary-user-token' });
    const { id } = await kfp.experiments.create({ name: 'through the proxy' });
    expect((await kfp.experiments.get(id)).name).toBe('through the proxy');
    expect(cluster.seen).toContain(`GET ${PROXY_PATH}/apis/v1beta1/experiments/${id}`);
    expect(cluster.seen.every((line) => !line.includes('//'))).toBe(true);
  });

  it('is found below the path that some clusters have in their address', async () => {
    const { endpoint } = await kubeconfigConnection({
      path: cluster.kubeconfig({ token: 't' }, { server: 'https://rancher.example.com/k8s/clusters/c-1' }),
      installNamespace: 'ml',
      service: 'ml-pipeline:8888',
    });
    expect(String(endpoint)).toBe(
      'https://rancher.example.com/k8s/clusters/c-1/api/v1/namespaces/ml/services/ml-pipeline:8888/proxy',
    );
  });

  it('loses bytes of a package or a log, or what is escaped in an address', async () => {
    const kfp = await connect({ token: 'c4nary-user-token' });
    const name = 'ümläut & 100% / a?b#c';
    const pipeline = await kfp.pipelines.upload(PACKAGE, { name, description: 'x'.repeat(250) });
    expect((await kfp.pipelines.get(pipeline.id)).name).toBe(name);
    expect((await kfp.pipelines.get({ name })).id).toBe(pipeline.id);
    await expect(kfp.experiments.get('a b?c#d%2Fe')).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(cluster.seen).toContain(`GET ${PROXY_PATH}/apis/v1beta1/experiments/a%20b%3Fc%23d%252Fe`);
  });

  it.each([
    [401, 'Unauthorized', 'AuthenticationRequiredError', /cluster/],
    [
      403,
      'services "ml-pipeline:http" is forbidden: User "jane" cannot get',
      'PermissionDeniedError',
      /services\/proxy/,
    ],
    [404, 'services "ml-pipeline" not found', 'UnexpectedResponseError', /installNamespace/],
    [503, 'no endpoints available for service "ml-pipeline:http"', 'ServerError', /deployment ml-pipeline/],
  ])('answers %d itself, which is taken for an answer of Kubeflow Pipelines', async (status, text, name, hint) => {
    cluster.refuse = () => [status, text];
    const { auth, ...others } = await kubeconfigConnection({
      path: cluster.kubeconfig({ token: 'c4nary-user-token' }),
    });
    const kfp = new KfpClient({ ...others, auth, retry: false });
    const refused = expect(kfp.experiments.get('x')).rejects;
    await refused.toMatchObject({ name, message: expect.stringContaining(text), hint: expect.stringMatching(hint) });
    cluster.refuse = () => undefined;
  });

  it('is not asked by whoever the cluster is, and the error says what to do', async () => {
    const kfp = await connect({ token: 'c4nary-another-token' });
    const error = await kfp.experiments.get('x').catch((reason: unknown) => reason as Error);
    expect(error).toMatchObject({ name: 'AuthenticationRequiredError', hint: expect.stringMatching(/cluster/) });
    expect(inspect([error, kfp, kfp.explain()], { depth: 9 })).not.toContain('c4nary-another-token');
  });

  it('takes the certificate and the key of a user, and no header', async () => {
    const cert = Buffer.from('CERT').toString('base64');
    const user = { 'client-certificate-data': cert, 'client-key-data': Buffer.from('KEY').toString('base64') };
    const { tls } = await kubeconfigConnection({ path: cluster.kubeconfig(user) });
    expect(tls).toMatchObject({
      cert: 'CERT',
      key: 'KEY',
      servername: 'kfp.test',
      ca: expect.stringContaining('BEGIN'),
    });
  });

  it('runs the program that gives the credentials when that is allowed', async () => {
    const apiVersion = 'client.authentication.k8s.io/v1';
    const credential = JSON.stringify({ apiVersion, kind: 'ExecCredential', status: { token: 'c4nary-user-token' } });
    const exec = {
      apiVersion,
      command: process.execPath,
      args: ['-p', JSON.stringify(credential)],
      interactiveMode: 'Never',
    };
    const kfp = new KfpClient(await kubeconfigConnection({ path: cluster.kubeconfig({ exec }), allowExec: true }));
    await expect(kfp.server.health()).resolves.toMatchObject({ multiUser: false });
  });
});

describe('a kubeconfig that cannot be used', () => {
  const refused = (options: object) => expect(kubeconfigConnection(options)).rejects;
  const configuration = (message: RegExp, hint: RegExp) =>
    expect.toSatisfy(
      (error) => isConfigurationError(error) && message.test(error.message) && hint.test(error.hint ?? ''),
    );

  it('is not there, or is no kubeconfig', async () => {
    await refused({ path: '/nonexistent/config' }).toThrow(configuration(/cannot be read/, /path/));
    await refused({ path: new URL(import.meta.url).pathname }).toThrow(configuration(/cannot be read|no cluster/, /./));
  });

  it('lacks the context', () =>
    refused({ path: cluster.kubeconfig({}), context: 'prod' }).toThrow(configuration(/no context "prod"/, /main/)));

  it('wants to run a program that nobody allowed', () =>
    refused({
      path: cluster.kubeconfig({ exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'aws' } }),
    }).toThrow(configuration(/run "aws"/, /allowExec/)));

  it('sends credentials without encryption', () =>
    refused({ path: cluster.kubeconfig({ token: 't' }, { server: 'http://10.0.0.1:8080' }) }).toThrow(
      configuration(/without encryption/, /kubectl proxy/),
    ));

  it('names a proxy that no one here can use', () =>
    refused({ path: cluster.kubeconfig({ token: 't' }, { 'proxy-url': 'socks5://127.0.0.1:1080' }) }).toThrow(
      configuration(/proxy-url/, /http/),
    ));
});
