import { readdirSync } from 'node:fs';
import { type EmulatorOptions, startEmulator } from '@kfp-ts/emulator';
import { describe, expect, it } from 'vitest';
import { throughDoor } from '../../../test/door-context.js';
import {
  DEX_ORIGIN,
  ORIGIN,
  PASSWORD,
  readRecording,
  recordedSession,
  type ShownRequest,
  shownRequest,
  shownStep,
  USERNAME,
} from '../../../test/replayed-door.js';
import { fetchTransport } from '../../transport/fetch-transport.js';
import type { OutgoingRequest } from '../../transport/outgoing-request.js';
import { dexLogin } from './dex-login.js';

type Door = Omit<Extract<NonNullable<EmulatorOptions['frontDoor']>, { kind: 'oauth2-proxy' }>, 'kind'>;

const USUAL: Door = {};
const CONNECTORS = [{ id: 'mock', kind: 'callback' as const }, { id: 'local' }, { id: 'corp' }];

/** The emulated doors, set up as those were that the logins were recorded at. */
const DOORS: Readonly<Record<string, Door>> = {
  'login-api-401-302': { proxy: { signInPage: false, apiRoutes: ['^/apis/', '/apis/'] } },
  'login-approval': { dex: { skipApproval: false } },
  'login-deploykf': { setup: 'deploykf' },
  'login-dex-2020': { proxy: { signInPage: false, apiRoutes: [] }, dex: { release: '2020' } },
  'login-dex-2022': { dex: { release: '2022' } },
  'login-dex-2022-force': { setup: 'kubeflow-1.9.0', dex: { release: '2022' } },
  'login-dex-restart': USUAL,
  'login-kf-1.9.0-302': { setup: 'kubeflow-1.9.0' },
  'login-kf-1.9.1-403': USUAL,
  'login-kf-1.9.1-403-o2p76': { proxy: { release: '7.6' } },
  'login-kf-403-noapi': { proxy: { apiRoutes: [] } },
  'login-plain-302': { setup: 'plain', proxy: { signInPage: false, apiRoutes: [] } },
  'login-plain-401': { setup: 'plain', proxy: { apiRoutes: ['^/pipeline/apis/'] } },
  'login-plain-403': { setup: 'plain' },
  'login-plain-jwt': { setup: 'plain', proxy: { acceptBearer: true }, dex: { ownOrigin: true } },
  'login-refresh': { setup: 'deploykf', proxy: { cookieName: 'oauth2_proxy_kubeflow', acceptBearer: false } },
  'login-secure-cookie': { proxy: { cookieSecure: true } },
  'login-short-cookie': { proxy: { cookieSeconds: 15 } },
  'login-short-jwt': { dex: { idTokenSeconds: 25 } },
  'login-two-connectors': { dex: { connectors: CONNECTORS } },
};

const folder = new URL('../../../test/vectors/front-doors/', import.meta.url);
const logins = readdirSync(folder)
  .filter((file) => file.startsWith('login-'))
  .map((file) => file.replace('.json', ''));

/** A recorded request, whose values stand for any others. */
const asPattern = ({ line, body, ...rest }: ShownRequest) => ({ ...rest, line: valuesOf(line), body: valuesOf(body) });

function valuesOf(text: string | undefined) {
  if (text === undefined) return undefined;
  const exact = text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return expect.stringMatching(`^${exact.replaceAll(/(state|challenge|reqid|code|hmac)1/g, '[\\w-]+')}$`);
}

describe(`what is asked of an emulated door is what a browser asked of the real one (${logins.length} logins)`, () => {
  it.each(logins)('%s', async (name) => {
    const door = DOORS[name];
    if (!door) throw new Error('No door is known that this login was recorded at.');
    const { url, frontDoor, close } = await startEmulator({ speed: 0, frontDoor: { kind: 'oauth2-proxy', ...door } });
    try {
      const recordedHere = (text: string) =>
        [url, frontDoor?.dexOrigin ?? ''].reduce(
          (seen, origin, i) =>
            origin === ''
              ? seen
              : seen
                  .replaceAll(origin, i === 0 ? ORIGIN : DEX_ORIGIN)
                  .replaceAll(encodeURIComponent(origin), encodeURIComponent(i === 0 ? ORIGIN : DEX_ORIGIN)),
          text,
        );
      const requests: ShownRequest[] = [];
      const transport = fetchTransport();
      const send = (request: OutgoingRequest) => {
        requests.push(shownRequest({ ...request, url: recordedHere(request.url) }));
        return transport(request);
      };
      const plugin = dexLogin({ username: USERNAME, password: PASSWORD, dexOrigin: frontDoor?.dexOrigin });
      const { call } = throughDoor(plugin, send, { origin: url, elsewhere: send });
      const api = `${url}/pipeline/apis/v1beta1`;
      await call({ url: `${api}/experiments?namespace=team` });
      const headers = { 'content-type': 'application/json' };
      await call({ method: 'POST', url: `${api}/runs`, headers, body: () => '{"name":"r"}' });
      const steps = recordedSession(readRecording(name));
      expect(requests).toEqual(steps.map(shownStep).map(asPattern));
      expect(frontDoor?.counts()).toEqual({ logins: 1, wrongPasswords: 0 });
    } finally {
      await close();
    }
  });
});
