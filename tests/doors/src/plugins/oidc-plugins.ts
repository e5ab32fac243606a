import { randomBytes } from 'node:crypto';
import { oidcAuthorizationCode, oidcClientCredentials, oidcDeviceCode } from '@kfp-ts/client/auth';
import type { Refusal } from '../doors/door-case.js';
import { browse } from '../surroundings/browser.js';
import { type OpenIdProvider, startOpenIdProvider } from '../surroundings/openid-provider.js';
import type { PluginCase, PluginContext } from './plugin-case.js';

const CLIENT_ID = 'kfp-programs';

interface Provided {
  readonly provider: OpenIdProvider;
  readonly secret: string;
}

async function openProvider({ standing, secrets, wrong, atTheEnd }: PluginContext): Promise<Provided> {
  const [right, sent] = [randomBytes(24).toString('base64url'), randomBytes(24).toString('base64url')];
  const provider = await startOpenIdProvider({
    mint: () => standing.token('provider'),
    clientId: CLIENT_ID,
    clientSecret: right,
    denies: wrong,
  });
  atTheEnd(() => provider.close());
  const secret = wrong ? sent : right;
  secrets.add(secret, 'the client secret', [provider.port]);
  return { provider, secret };
}

const answered = (error: string): Refusal => ({
  code: 'CREDENTIAL',
  says: new RegExp(`127\\.0\\.0\\.1:\\d+ answered ${error}`),
});

const shared = { brings: 'provider', renews: true, foresees: 'the end of its token', counts: true } as const;

/** Tokens of an OpenID provider, which stands beside the door. */
export const oidcPlugins: readonly PluginCase[] = [
  {
    ...shared,
    name: 'oidcClientCredentials',
    wrong: answered('invalid_client'),
    make: async (context) => {
      const { provider, secret } = await openProvider(context);
      const auth = oidcClientCredentials({ issuer: provider.origin, clientId: CLIENT_ID, clientSecret: secret });
      return { options: { auth }, got: provider.given };
    },
  },
  {
    ...shared,
    name: 'oidcDeviceCode',
    wrong: answered('access_denied'),
    make: async (context) => {
      const { standing } = context;
      const dexPath = dexTokenPath(context);
      if (dexPath === undefined) {
        const { provider } = await openProvider(context);
        const auth = oidcDeviceCode({
          issuer: provider.origin,
          clientId: CLIENT_ID,
          onPrompt: () => {},
          token: 'access_token',
        });
        return { options: { auth }, got: provider.given };
      }
      let prompts = 0;
      const dex = standing.dexOrigin ?? standing.url;
      const auth = oidcDeviceCode({
        issuer: 'http://dex.auth.svc.cluster.local:5556/dex',
        clientId: 'kubeflow-pipelines-sdk',
        scope: 'openid email',
        endpoints: { token: dex + dexPath, deviceAuthorization: `${dex}/dex/device/code` },
        onPrompt: ({ userCode }) => {
          prompts += 1;
          standing.approveDevice(userCode);
        },
      });
      return { options: { auth }, got: () => prompts };
    },
  },
  {
    ...shared,
    name: 'oidcAuthorizationCode',
    wrong: answered('access_denied'),
    make: async (context) => {
      const { provider } = await openProvider(context);
      const auth = oidcAuthorizationCode({
        issuer: provider.origin,
        clientId: CLIENT_ID,
        token: 'access_token',
        onPrompt: (url) => void browse(url),
      });
      return { options: { auth }, got: provider.given };
    },
  },
];

/** Dex serves devices itself, where there is one that knows the client of programs. */
function dexTokenPath({ standing, wrong }: PluginContext): string | undefined {
  const { frontDoor, tls } = standing.door.options;
  // The provider beside the door turns people down, and it is not behind the door's certificate.
  if (wrong || tls || frontDoor?.kind !== 'oauth2-proxy') return undefined;
  return frontDoor.dex?.release === '2020' ? '/dex/device/token' : '/dex/token';
}
