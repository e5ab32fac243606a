import type { OAuth2ProxyDoorOptions } from '../../src/doors/front-door-options.js';

type Door = Omit<OAuth2ProxyDoorOptions, 'kind'>;

const CORP = { email: 'corp@example.com', username: 'corp', password: '12341234' };

export const CONNECTORS = [{ id: 'mock', kind: 'callback' as const }, { id: 'local' }, { id: 'corp', users: [CORP] }];

const UNTOUCHED: Door = {};

/** The doors of the recordings by their names there, set up as those were. */
const DOORS: Readonly<Record<string, Door>> = {
  'kf-1.9.1-403': UNTOUCHED,
  'kf-1.9.1-403-o2p76': { proxy: { release: '7.6' } },
  'kf-1.9.0-302': { setup: 'kubeflow-1.9.0' },
  'kf-302-prompt-none': { proxy: { signInPage: false, apiRoutes: [] } },
  'kf-403-noapi': { proxy: { apiRoutes: [] } },
  'api-401-302': { proxy: { signInPage: false, apiRoutes: ['^/apis/', '/apis/'] } },
  'csrf-per-request': {
    proxy: { signInPage: false, apiRoutes: [], csrfPerRequest: true, csrfPerRequestLimit: 3 },
  },
  approval: { dex: { skipApproval: false } },
  'two-connectors': { dex: { connectors: CONNECTORS } },
  'dex-2022': { dex: { release: '2022' } },
  'dex-2022-force': { setup: 'kubeflow-1.9.0', dex: { release: '2022' } },
  'dex-2020': { proxy: { signInPage: false, apiRoutes: [] }, dex: { release: '2020' } },
  'dex-2020-two': { dex: { release: '2020', connectors: CONNECTORS } },
  deploykf: { setup: 'deploykf' },
  refresh: {
    setup: 'deploykf',
    proxy: { cookieName: 'oauth2_proxy_kubeflow', refreshSeconds: 6, cookieSeconds: 3600, acceptBearer: false },
  },
  'short-cookie': { proxy: { cookieSeconds: 15 } },
  'short-jwt': { dex: { idTokenSeconds: 25 } },
  'dex-restart': UNTOUCHED,
  'secure-cookie': { proxy: { cookieSecure: true } },
  'plain-302': { setup: 'plain', proxy: { signInPage: false, apiRoutes: [] } },
  'plain-401': { setup: 'plain', proxy: { apiRoutes: ['^/pipeline/apis/'] } },
  'plain-403': { setup: 'plain' },
  'plain-jwt': { setup: 'plain', proxy: { acceptBearer: true } },
};

/** The door that a recording, or a part of one, was made at. */
export function recordedDoor(name: string): OAuth2ProxyDoorOptions {
  const door = DOORS[name];
  if (!door) throw new Error(`No door is known that ${name} was recorded at.`);
  return { kind: 'oauth2-proxy', ...door };
}
