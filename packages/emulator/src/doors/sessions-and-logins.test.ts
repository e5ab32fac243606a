import { readFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { DoorBrowser, type SeenAnswer } from '../../test/doors/door-browser.js';
import { type Emulator, startEmulator } from '../start-emulator.js';
import type { OAuth2ProxyDoorOptions } from './front-door-options.js';

let emulator: Emulator | undefined;

afterEach(() => emulator?.close());

const API = '/pipeline/apis/v1beta1/experiments';

async function door(
  options: Omit<OAuth2ProxyDoorOptions, 'kind'> = {},
): Promise<{ browser: DoorBrowser; emulator: Emulator }> {
  emulator = await startEmulator({ speed: 0, frontDoor: { kind: 'oauth2-proxy', ...options } });
  return { browser: new DoorBrowser(emulator.url), emulator };
}

describe('a session at oauth2-proxy', () => {
  it('is there without a login, for tests that bring cookies along', async () => {
    const { browser, emulator } = await door();
    for (const [name, value] of Object.entries(emulator.frontDoor?.session('user@example.com') ?? {}))
      browser.jar.set(name, value);
    expect((await browser.send(API)).status).toBe(200);
    expect(() => emulator.frontDoor?.session('nobody@example.com')).toThrow(RangeError);
  });

  it('goes on after a logout, and is over when all are ended', async () => {
    const { browser, emulator } = await door();
    await browser.login();
    const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    await browser.send('/oauth2/sign_out');
    expect(browser.jar.size).toBe(0);
    expect((await browser.raw(API, { method: 'GET', headers: {}, cookie })).status).toBe(200);
    emulator.frontDoor?.endSessions();
    expect((await browser.raw(API, { method: 'GET', headers: {}, cookie })).status).toBe(401);
  });

  it('is renewed for one of many calls at once, while the others go on with the old one', async () => {
    const { browser, emulator } = await door({ setup: 'deploykf' });
    await browser.login();
    await emulator.clock.advance(3_600_000);
    const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => browser.raw(API, { method: 'GET', headers: {}, cookie })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(answers.filter(({ cookies }) => cookies.length > 0)).toHaveLength(1);
  });

  it.each([{}, { dex: { ownOrigin: true } }])('is dated by the clock that it ends by: %j', async (options) => {
    const { browser, emulator } = await door({ proxy: { release: '7.6' }, ...options });
    await emulator.clock.advance(3 * 86_400_000);
    const about = (header: string | null | undefined, ms: number) =>
      expect(Math.abs(Date.parse(header ?? '') - Date.now() - ms)).toBeLessThan(60_000);
    const started = await browser.send('/oauth2/start?rd=%2F');
    about(started.headers.get('date'), 3 * 86_400_000);
    about(/Expires=([^;]*)/.exec(started.cookies[0] ?? '')?.[1], 3 * 86_400_000 + 900_000);
    const dex = await fetch(`${emulator.frontDoor?.dexOrigin ?? emulator.url}/dex/healthz`);
    about(dex.headers.get('date'), 3 * 86_400_000);
    const token = emulator.frontDoor?.token({ user: 'user@example.com' });
    const headers = { authorization: `Bearer ${token}` };
    about((await browser.send(API, { headers })).headers.get('date'), 3 * 86_400_000);
  });

  it('can be changed into a token', async () => {
    const { browser } = await door();
    await browser.login();
    const authorization = (await browser.send('/oauth2/auth')).headers.get('authorization') ?? '';
    expect((await browser.raw(API, { method: 'GET', headers: { authorization }, cookie: '' })).status).toBe(200);
  });
});

describe('logins that were begun', () => {
  it('spoil each other, as they have one cookie for all', async () => {
    const { browser } = await door();
    const first = await browser.send('/oauth2/start?rd=%2F');
    await browser.send('/oauth2/start?rd=%2F');
    expect([...browser.jar.keys()]).toEqual(['oauth2_proxy_kubeflow_csrf']);
    expect((await browser.login({ start: first.location ?? '' })).status).toBe(500);
  });

  it('pile up where each has its own, up to one more than the limit', async () => {
    const { browser } = await door({
      setup: 'kubeflow-1.9.0',
      proxy: { csrfPerRequest: true, csrfPerRequestLimit: 3 },
    });
    const first = await browser.send('/pipeline/');
    await browser.send('/pipeline/');
    expect((await browser.login({ start: first.location ?? '' })).status).toBe(302);
    browser.jar.delete('oauth2_proxy_kubeflow');
    for (let i = 0; i < 12; i++) await browser.send('/pipeline/');
    expect([...browser.jar.keys()].filter((name) => name.endsWith('_csrf'))).toHaveLength(4);
  });

  it('lead to other hosts', async () => {
    const { browser } = await door();
    for (const rd of ['https://evil.example/', '//evil.example', '/\\evil.example', '']) {
      const { location } = await browser.send(`/oauth2/start?rd=${encodeURIComponent(rd)}`);
      expect([rd, new URL(location ?? '', 'http://door').searchParams.get('state')?.split(':')[1]]).toEqual([rd, '/']);
    }
  });

  it('end after a quarter of an hour', async () => {
    const { browser, emulator } = await door();
    const { location } = await browser.send('/oauth2/start?rd=%2Fpipeline%2F');
    await emulator.clock.advance(900_000);
    expect((await browser.login({ start: location ?? '' })).text).toContain('Unable to find a valid CSRF token');
  });

  it('cannot go on while Dex is down', async () => {
    const { browser, emulator } = await door();
    emulator.frontDoor?.setIdentityProviderDown(true);
    const { status, location } = await browser.send('/oauth2/start?rd=%2F');
    expect(status).toBe(302);
    expect((await browser.send(location ?? '')).status).toBe(503);
  });

  it('do not end where Dex asks for a second factor', async () => {
    const { browser } = await door({ dex: { release: 'head', secondFactor: true } });
    const page = await browser.login();
    expect([page.status, page.location]).toEqual([200, null]);
    expect(page.text).toContain('name="totp"');
  });
});

describe('a Dex at an origin of its own', () => {
  it('is at the gate, too, or goes on without it', async () => {
    const { browser, emulator } = await door({ dex: { ownOrigin: true } });
    const dexOrigin = emulator.frontDoor?.dexOrigin ?? '';
    expect((await fetch(`${dexOrigin}/dex/healthz`)).status).toBe(200);
    expect((await browser.send('/dex/healthz')).status).toBe(403);
    await emulator.close();
    await expect(fetch(`${dexOrigin}/dex/healthz`)).rejects.toThrow();
  });
});

describe('a device', () => {
  it('gets a token when somebody has typed in its code, and polls no faster than it may', async () => {
    const { browser, emulator } = await door();
    const client = { client_id: 'kubeflow-pipelines-sdk', scope: 'openid email' };
    const begun = JSON.parse((await browser.send('/dex/device/code', { method: 'POST', form: client })).text);
    const poll = async (): Promise<{ status: number; body: Record<string, string> }> => {
      const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
      const form = { grant_type, device_code: String(begun.device_code) };
      const { status, text } = await browser.send('/dex/token', { method: 'POST', form });
      return { status, body: JSON.parse(text) };
    };
    expect(await poll()).toEqual({ status: 401, body: { error: 'authorization_pending' } });
    expect(await poll()).toEqual({ status: 400, body: { error: 'slow_down' } });
    emulator.frontDoor?.approveDevice(String(begun.user_code), 'user@example.com');
    await emulator.clock.advance(5_000);
    const { body } = await poll();
    const authorization = `Bearer ${body.id_token}`;
    expect((await browser.raw(API, { method: 'GET', headers: { authorization }, cookie: '' })).status).toBe(200);
  });
});

describe('a body without a session', () => {
  /** What a socket gets for what it sends, until the door ends it or has answered twice. */
  const exchange = (url: string, ...sent: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const { port, hostname } = new URL(url);
      let text = '';
      const socket = connect(Number(port), hostname, () => {
        for (const part of sent) socket.write(part);
      });
      socket.on('data', (chunk) => {
        text += chunk.toString();
        if (text.split('HTTP/1.1 ').length === 3) socket.destroy();
      });
      // The door may cut the connection while something is on its way to it.
      socket.on('error', () => (text === '' ? reject(new Error('no answer')) : undefined));
      socket.on('close', () => resolve(text));
    });

  const head = (header: string): string => `POST ${API} HTTP/1.1\r\nHost: door\r\n${header}\r\n\r\n`;

  it('costs the connection though it is small', async () => {
    const { emulator } = await door();
    const request = `${head('Content-Length: 100')}${'x'.repeat(100)}`;
    const answers = await exchange(emulator.url, request, request);
    expect(answers.match(/HTTP\/1.1 401 /g)).toHaveLength(2);
    expect(answers).not.toMatch(/connection: close/i);
  });

  it.each([
    ['large', 'Content-Length: 100000'],
    ['huge', 'Content-Length: 8000000'],
    ['of unknown length', 'Transfer-Encoding: chunked'],
  ])('is read to its end before it is refused, though it is %s', async (_, header) => {
    const { emulator } = await door();
    const part = header.startsWith('Transfer') ? `3e8\r\n${'x'.repeat(1000)}\r\n` : 'x'.repeat(1000);
    const answer = await exchange(emulator.url, head(header), part);
    expect(answer).toMatch(/^HTTP\/1.1 401 /);
    expect(answer).toMatch(/connection: close/i);
  });
});

describe('a door for https', () => {
  it('sets cookies that browsers send over http', async () => {
    const pem = (name: string): string =>
      readFileSync(new URL(`../../../../tests/certificates/${name}.pem`, import.meta.url), 'utf8');
    emulator = await startEmulator({
      tls: { cert: pem('cert'), key: pem('key') },
      frontDoor: { kind: 'oauth2-proxy', setup: 'deploykf' },
    });
    const answer = await new Promise<Pick<SeenAnswer, 'status' | 'cookies'>>((resolve, reject) => {
      httpsRequest(`${emulator?.url}/pipeline/`, { ca: pem('cert'), servername: 'kfp.test' }, (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, cookies: response.headers['set-cookie'] ?? [] });
      })
        .on('error', reject)
        .end();
    });
    expect(answer.status).toBe(302);
    expect(answer.cookies[0]).toMatch(/^__Secure-_deploykf_token_csrf=.*; HttpOnly; Secure$/);
  });
});
