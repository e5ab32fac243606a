import { describe, expect, it } from 'vitest';
import { throughDoor } from '../../test/door-context.js';
import { PASSWORD, USERNAME } from '../../test/replayed-door.js';
import { redirect, TinyDoor } from '../../test/tiny-door.js';
import { bearerToken } from '../auth/bearer-token.js';
import { dexLogin } from '../auth/dex/dex-login.js';
import { KfpClient } from '../kfp-client.js';
import { httpsUpgrade } from './https-upgrade.js';
import type { OutgoingRequest } from './outgoing-request.js';

const STATUSES = [301, 302, 303, 307, 308];

/** A gateway that sends every request for http:// to https://, at the same place. */
const upgradeOf = (url: string) => url.replace('http:', 'https:').replace(':80/', '/');

describe('an endpoint with http:// whose gateway asks for https://', () => {
  it.each(STATUSES)('%i: no call is lost or sent twice, and later ones go there at once', async (status) => {
    const sent: string[] = [];
    const kfp = new KfpClient({
      endpoint: 'http://kf.test/pipeline',
      fetch: async (url, { method, body }) => {
        sent.push(`${method} ${url} ${await new Response(body).text()}`);
        if (url.startsWith('http:')) return new Response(null, { status, headers: { location: upgradeOf(url) } });
        return new Response('{"id":"e","name":"a"}', { headers: { 'content-type': 'application/json' } });
      },
    });
    await kfp.api.POST('/apis/v1beta1/experiments', { body: { name: 'a' } });
    await kfp.api.POST('/apis/v1beta1/experiments', { body: { name: 'b' } });
    const path = '://kf.test/pipeline/apis/v1beta1/experiments';
    expect(sent).toEqual([
      `POST http${path} {"name":"a"}`,
      `POST https${path} {"name":"a"}`,
      `POST https${path} {"name":"b"}`,
    ]);
  });
});

describe('credentials that go over http:// before the gateway says so', () => {
  it('are not sent at all, unless that is allowed', () => {
    const endpoint = 'http://kf.test/pipeline';
    for (const options of [{ auth: bearerToken('t') }, { auth: dexLogin({ username: 'u', password: 'p' }) }]) {
      expect(() => new KfpClient({ endpoint, ...options })).toThrow(
        expect.objectContaining({ code: 'CONFIGURATION', hint: expect.stringContaining('https://') }),
      );
    }
  });

  /** A login at a gateway that takes https:// only, and what went over http:// in it. */
  function login(absolute: boolean) {
    const door = new TinyDoor();
    const unencrypted: OutgoingRequest[] = [];
    const upgrade = httpsUpgrade();
    const gateway = async (request: OutgoingRequest) => {
      if (request.url.startsWith('https:')) {
        const answer = await door.answer(request);
        const location = answer.headers.get('location');
        if (!absolute || !location) return answer;
        (answer.headers as Headers).set('location', new URL(location, request.url).href);
        return answer;
      }
      unencrypted.push(request);
      return redirect(upgradeOf(request.url), [], 301);
    };
    const plugin = dexLogin({ username: USERNAME, password: PASSWORD });
    const origin = 'http://istio-ingressgateway.istio-system.svc';
    return { door, unencrypted, ...throughDoor(plugin, (request) => upgrade(request, gateway), { origin }) };
  }

  it('a login goes over https:// from its first page on', async () => {
    const { door, unencrypted, call } = login(false);
    expect((await call()).status).toBe(200);
    expect(door.logins).toBe(1);
    expect(unencrypted).toHaveLength(1);
    expect(unencrypted[0]?.headers.cookie).toBeUndefined();
    expect(unencrypted[0]?.body).toBeUndefined();
  });

  it('a gate that calls itself by https:// ends the login before the password, with what to write', async () => {
    const { unencrypted, passwords, call } = login(true);
    await expect(call()).rejects.toMatchObject({
      code: 'CREDENTIAL',
      hint: 'Give the endpoint with https://, if that is the address of the gateway.',
    });
    expect(passwords).toEqual([]);
    expect(unencrypted).toHaveLength(1);
  });
});
