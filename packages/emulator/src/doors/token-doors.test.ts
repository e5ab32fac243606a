import { afterEach, describe, expect, it } from 'vitest';
import { DoorBrowser } from '../../test/doors/door-browser.js';
import { type Emulator, startEmulator } from '../start-emulator.js';
import type { FrontDoorOptions } from './front-door-options.js';

let emulator: Emulator | undefined;

afterEach(() => emulator?.close());

const API = '/pipeline/apis/v1beta1/experiments?resource_reference_key.type=NAMESPACE&resource_reference_key.id=team';
const ACCOUNT = 'system:serviceaccount:team:default-editor';

async function door(frontDoor: FrontDoorOptions): Promise<{ browser: DoorBrowser; emulator: Emulator }> {
  emulator = await startEmulator({
    speed: 0,
    multiUser: true,
    policy: {
      rules: [{ users: ['user@example.com', ACCOUNT], namespaces: ['team'] }],
      tokens: { good: { username: ACCOUNT }, other: { username: ACCOUNT, audiences: ['another'] } },
    },
    frontDoor,
  });
  return { browser: new DoorBrowser(emulator.url), emulator };
}

const bearer = (token: string | undefined): { headers: Record<string, string> } => ({
  headers: { authorization: `Bearer ${token}` },
});

describe("Istio's gateway", () => {
  it('takes tokens of service accounts only where it is set up for them', async () => {
    const refusing = await door({ kind: 'istio' });
    const token = refusing.emulator.frontDoor?.token({ user: ACCOUNT });
    const refused = await refusing.browser.send(API, bearer(token));
    expect([refused.status, refused.text]).toEqual([401, 'Jwt issuer is not configured']);
    expect((await refusing.browser.send(API)).text).toBe('RBAC: access denied');
    await refusing.emulator.close();

    const taking = await door({ kind: 'istio', serviceAccounts: true });
    const taken = await taking.browser.send(API, bearer(taking.emulator.frontDoor?.token({ user: ACCOUNT })));
    expect(taken.status).toBe(200);
  });

  it('takes no token from before its issuer was started again', async () => {
    const { browser, emulator } = await door({ kind: 'istio' });
    const old = bearer(emulator.frontDoor?.token({ user: 'user@example.com' }));
    expect((await browser.send(API, old)).status).toBe(200);
    await emulator.frontDoor?.restartIdentityProvider();
    expect((await browser.send(API, old)).text).toBe("Jwks doesn't have key to match kid or alg from Jwt");
  });

  it('leads to the dashboard where /pipeline is left out', async () => {
    const { browser, emulator } = await door({ kind: 'istio' });
    const token = bearer(emulator.frontDoor?.token({ user: 'user@example.com' }));
    const answer = await browser.send(API.slice('/pipeline'.length), token);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });
});

describe('Istio inside the cluster', () => {
  it('denies pods that bring no token, or say who they are', async () => {
    const { browser } = await door({ kind: 'in-cluster' });
    const nothing = await browser.send(API);
    expect([nothing.status, nothing.text]).toEqual([403, 'RBAC: access denied']);
    const claimed = await browser.send(API, { headers: { 'kubeflow-userid': ACCOUNT, authorization: 'Bearer good' } });
    expect([claimed.status, claimed.text]).toEqual([403, 'RBAC: access denied']);
  });

  it('lets the server look at the audience of tokens', async () => {
    const { browser } = await door({ kind: 'in-cluster' });
    expect((await browser.send(API, bearer('good'))).status).toBe(200);
    const other = await browser.send(API, bearer('other'));
    expect(other.status).toBe(500);
    expect(other.text).toContain("Failed to find all of '[pipelines.kubeflow.org]' in audience: [another]");
  });
});

describe("Google's Identity-Aware Proxy", () => {
  it('takes tokens for its client, and says what is wrong with others', async () => {
    const { browser, emulator } = await door({ kind: 'iap', clientId: 'a-client' });
    const send = (options: object) =>
      browser.send(API, bearer(emulator.frontDoor?.token({ user: 'user@example.com', ...options })));
    expect((await send({})).status).toBe(200);
    const ended = await send({ expiresInSeconds: -1 });
    expect([ended.status, ended.text]).toEqual([401, 'OpenID Connect token expired: JWT has expired']);
    expect(ended.headers.get('x-goog-iap-generated-response')).toBe('true');
    expect((await send({ audience: 'another' })).text).toContain('audience');
    const nobody = await browser.send(API);
    expect([nobody.status, nobody.location?.split('?')[0]]).toEqual([
      302,
      'https://accounts.google.com/o/oauth2/v2/auth',
    ]);
  });
});

describe("Amazon's load balancer", () => {
  it.each([2, 3, 4] as const)('takes all %i parts of a session, and no longer than it lasts', async (sessionParts) => {
    const { browser, emulator } = await door({ kind: 'alb', sessionSeconds: 60, sessionParts });
    const cookies = emulator.frontDoor?.session('user@example.com') ?? {};
    const send = (names: readonly string[]) =>
      browser.send(API, { headers: { cookie: names.map((name) => `${name}=${cookies[name]}`).join('; ') } });
    const names = Object.keys(cookies);
    expect(names).toEqual(Array.from({ length: sessionParts }, (_, i) => `AWSELBAuthSessionCookie-${i}`));
    expect((await send(names)).status).toBe(200);
    const part = await send(names.slice(0, -1));
    expect([part.status, new URL(part.location ?? '').pathname]).toEqual([302, '/oauth2/authorize']);
    await emulator.clock.advance(60_000);
    expect((await send(names)).status).toBe(302);
  });

  it('may deny instead', async () => {
    const { browser } = await door({ kind: 'alb', onUnauthenticated: 'deny' });
    expect((await browser.send(API)).status).toBe(401);
  });
});
