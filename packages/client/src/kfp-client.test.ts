import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { AuthPlugin } from './auth/auth-plugin.js';
import { bearerToken } from './auth/bearer-token.js';
import { none } from './auth/none.js';
import type { KfpClientOptions } from './config/client-options.js';
import { ConfigurationError } from './errors/index.js';
import { KfpClient } from './kfp-client.js';
import type { Fetch } from './transport/fetch-transport.js';

const ENDPOINT = 'https://kf.test/pipeline';

function answering(...answers: (Response | Error)[]) {
  const sent: { url: string; init: RequestInit }[] = [];
  const fetch: Fetch = async (url, init) => {
    sent.push({ url, init });
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    return answer?.clone() ?? new Response('{}');
  };
  return { sent, fetch };
}

describe('credentials that travel where they should not', () => {
  it.each([
    ['http://kf.example.com', true],
    ['http://10.0.0.7:8080', true],
    ['http://svc.evil.com', true],
    ['http://[2001:db8::1]', true],
    ['http://localhost:8080', false],
    ['http://127.0.0.1', false],
    ['http://[::1]:3000', false],
    ['http://ml-pipeline-ui', false],
    ['http://ml-pipeline.kubeflow.svc:8888', false],
    ['http://ml-pipeline.kubeflow.svc.cluster.local:8888', false],
    ['https://kf.example.com', false],
  ])('%s: refused unencrypted: %s', (endpoint, refused) => {
    for (const rest of [{ auth: bearerToken('t') }, { headers: { Cookie: 'a=1' } }]) {
      const make = () => new KfpClient({ endpoint, ...rest });
      // A variable's text is true, too.
      const text = 'false' as unknown as boolean;
      if (refused) expect(() => new KfpClient({ endpoint, ...rest, allowInsecureHttp: text })).toThrow(/unencrypted/);
      if (refused) expect(make).toThrow(/unencrypted/);
      else expect(make).not.toThrow();
      expect(() => new KfpClient({ endpoint, ...rest, allowInsecureHttp: true })).not.toThrow();
    }
    expect(() => new KfpClient({ endpoint, auth: none() })).not.toThrow();
  });

  it.each(['s3cret', { token: 's3cret' }, [null]])('go with a plugin, and anything else is not quoted', (auth) => {
    const make = () => new KfpClient({ endpoint: ENDPOINT, auth: auth as unknown as AuthPlugin });
    expect(make).toThrow(ConfigurationError);
    expect(make).not.toThrow(/s3cret/);
  });

  it('are in no printed form of the client or of its errors', async () => {
    const { fetch } = answering(new Response('{}', { status: 401 }));
    const kfp = new KfpClient({
      endpoint: ENDPOINT,
      auth: bearerToken('s3cret'),
      headers: { 'x-key': 's3cret' },
      fetch,
    });
    const error = await kfp.runs.get('r1').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'AUTHENTICATION_REQUIRED' });
    for (const shown of [kfp, error, kfp.runs, kfp.inNamespace('b')]) {
      expect(inspect(shown, { depth: 9, showHidden: true }) + JSON.stringify(shown)).not.toContain('s3cret');
    }
    expect(kfp.explain()).not.toContain('s3cret');
  });
});

describe('an option that is taken and does something else', () => {
  it.each<[string, KfpClientOptions]>([
    ['timeoutMs', { timeoutMs: 0 }],
    ['timeoutMs', { timeoutMs: Number.NaN }],
    ['totalTimeoutMs', { totalTimeoutMs: -1 }],
    ['maxConcurrency', { maxConcurrency: '5' as never }],
    ['namespace', { namespace: 'Jane Doe' }],
    ['namespace', { namespace: '' }],
    ['x-bad', { headers: { 'x-bad': 'a\r\nb: c' } }],
  ])('%s is checked', (name, options) => {
    expect(() => new KfpClient({ endpoint: ENDPOINT, ...options })).toThrow(name);
  });

  it("checks a call's own headers before sending", async () => {
    const { sent, fetch } = answering();
    const call = new KfpClient({ endpoint: ENDPOINT, fetch }).runs.get('r1', { headers: { 'x-a': 'a\nb' } });
    await expect(call).rejects.toMatchObject({ code: 'CONFIGURATION' });
    expect(sent).toEqual([]);
  });
});

describe('a call that reaches the wrong place or hides how it went', () => {
  it("keeps the endpoint's path, and names the API as kfp-tekton does when told", async () => {
    const { sent, fetch } = answering();
    await new KfpClient({ endpoint: `${ENDPOINT}/`, fetch }).server.health();
    await new KfpClient({ endpoint: ENDPOINT, apiPath: '/apis/v1', fetch }).server.health();
    expect(sent.map(({ url }) => url)).toEqual([`${ENDPOINT}/apis/v1beta1/healthz`, `${ENDPOINT}/apis/v1/healthz`]);
    expect(sent[0]?.init).toMatchObject({ redirect: 'manual', headers: { accept: 'application/json' } });
  });

  it.each(['', '.', '..', 'a/b', 'a:archive', 'a\nb'])('refuses the id %j before anything is sent', async (id) => {
    const { sent, fetch } = answering();
    await expect(new KfpClient({ endpoint: ENDPOINT, fetch }).runs.get(id)).rejects.toMatchObject({
      code: 'CONFIGURATION',
    });
    expect(sent).toEqual([]);
  });

  it('tells of the answer with withResponse, and of attempts in errors', async () => {
    const busy = new Response('', { status: 503 });
    const fine = new Response('{"run":{"id":"r1"}}', { headers: { 'x-request-id': 'q1' } });
    const quick = { endpoint: ENDPOINT, random: () => 0 };
    const good = new KfpClient({ ...quick, fetch: answering(busy, fine).fetch });
    const { data, response } = await good.runs.get('r1').withResponse();
    expect(data.id).toBe('r1');
    expect(response).toMatchObject({ status: 200, attempts: 2, requestId: 'q1' });
    const bad = new KfpClient({ ...quick, fetch: answering(new TypeError('fetch failed')).fetch });
    await expect(bad.runs.get('r1')).rejects.toMatchObject({ code: 'CONNECTION', attempts: 4 });
    await expect(bad.runs.get('r1', { retry: false })).rejects.toMatchObject({ attempts: 1 });
  });

  it('rejects with the reason of the signal, before and during the call', async () => {
    const kfp = new KfpClient({ endpoint: ENDPOINT, fetch: () => new Promise(() => {}) });
    await expect(kfp.runs.get('r1', { signal: AbortSignal.abort('before') })).rejects.toBe('before');
    const controller = new AbortController();
    const call = kfp.runs.get('r1', { signal: controller.signal });
    setImmediate(() => controller.abort('during'));
    await expect(call).rejects.toBe('during');
  });
});

describe('raw access that goes another way', () => {
  it('has the same credentials and retries, and gives what the platform gives', async () => {
    const { sent, fetch } = answering(
      new Response('', { status: 502 }),
      new Response('{"id":"x"}', { headers: { 'x-a': '1' } }),
    );
    const kfp = new KfpClient({ endpoint: ENDPOINT, auth: bearerToken('t'), fetch, random: () => 0 });
    const { data, response } = await kfp.api.GET('/apis/v1beta1/experiments/{id}', { params: { path: { id: 'x' } } });
    expect(data).toEqual({ id: 'x' });
    expect(response).toBeInstanceOf(Response);
    expect(response.headers.get('x-a')).toBe('1');
    expect(sent.map(({ init }) => (init.headers as Record<string, string>).authorization)).toEqual([
      'Bearer t',
      'Bearer t',
    ]);
  });

  it('sends bodies, and hands errors on as data', async () => {
    const { sent, fetch } = answering(new Response('{"code":3,"message":"no"}', { status: 400 }));
    const kfp = new KfpClient({ endpoint: ENDPOINT, fetch });
    const { error, response } = await kfp.api.POST('/apis/v1beta1/experiments', { body: { name: 'x' } });
    expect(error).toMatchObject({ code: 3 });
    expect(response.status).toBe(400);
    expect(Buffer.from(sent[0]?.init.body as Uint8Array).toString()).toBe('{"name":"x"}');
  });
});

describe('namespaces that share a client', () => {
  it('share connections and what is known of the server', async () => {
    const { sent, fetch } = answering(new Response('{"multi_user":true}'), new Response('{}'));
    const kfp = new KfpClient({ endpoint: ENDPOINT, namespace: 'a', fetch });
    await kfp.runs.list();
    await kfp.inNamespace('b').runs.list();
    expect(sent.map(({ url }) => /healthz|id=\w+/.exec(url)?.[0])).toEqual(['healthz', 'id=a', 'id=b']);
    expect(() => kfp.inNamespace('')).toThrow(/namespace/);
  });
});
