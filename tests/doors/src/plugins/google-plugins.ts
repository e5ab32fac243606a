import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { iapDesktopLogin, iapServiceAccount, inverseProxy } from '@kfp-ts/auth-gcp';
import type { Refusal } from '../doors/door-case.js';
import { browse } from '../surroundings/browser.js';
import { type Google, startGoogle } from '../surroundings/google.js';
import type { PluginCase, PluginContext } from './plugin-case.js';

/** Of the emulated Identity-Aware Proxy. */
const AUDIENCE = '1234567890-example.apps.googleusercontent.com';

async function openGoogle({ standing, wrong, atTheEnd }: PluginContext): Promise<Google> {
  const google = await startGoogle({ mint: (kind) => standing.token(kind), denies: wrong });
  atTheEnd(() => google.close());
  return google;
}

let accountKey: string | undefined;

/** One for the process, as making one takes a while. */
function serviceAccountKey(): string {
  accountKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  return accountKey;
}

/** Google's own hosts are played by the stand-in; the requests to them are real ones. */
const through = ({ origin }: Google) => ({
  clientOptions: {
    transporterOptions: {
      fetchImplementation: (_: unknown, init?: RequestInit) => fetch(`${origin}/token`, init),
    },
  },
});

const turnedDown = (says: RegExp): Refusal => ({ code: 'CREDENTIAL', says });

/** Tokens of Google. */
export const googlePlugins: readonly PluginCase[] = [
  {
    name: 'iapServiceAccount',
    brings: 'google',
    renews: true,
    foresees: 'the end of its token',
    counts: true,
    wrong: turnedDown(/Google gave no ID token/),
    make: async (context) => {
      const google = await openGoogle(context);
      const privateKey = serviceAccountKey();
      context.secrets.add(privateKey.split('\n')[1] ?? '', 'the key of the service account', []);
      const auth = iapServiceAccount({
        audience: AUDIENCE,
        credentials: { client_email: 'sa@project.iam.gserviceaccount.com', private_key: privateKey },
        google: through(google) as never,
      });
      return { options: { auth }, got: google.given };
    },
  },
  {
    name: 'iapDesktopLogin',
    brings: 'google',
    renews: true,
    foresees: 'no further login',
    counts: true,
    wrong: turnedDown(/The login failed|Nobody logged in/),
    make: async (context) => {
      const google = await openGoogle(context);
      const clientSecret = randomBytes(24).toString('base64url');
      context.secrets.add(clientSecret, 'the client secret', [google.port]);
      let prompts = 0;
      const auth = iapDesktopLogin({
        audience: AUDIENCE,
        clientId: 'desktop.apps.googleusercontent.com',
        clientSecret,
        endpoints: { authorization: `${google.origin}/auth`, token: `${google.origin}/token` },
        onPrompt: (url) => {
          prompts += 1;
          void browse(url);
        },
      });
      return { options: { auth }, got: () => prompts };
    },
  },
  {
    name: 'inverseProxy',
    brings: 'google access',
    renews: true,
    foresees: 'the end of its token',
    counts: true,
    wrong: turnedDown(/Google gave no access token/),
    refuses: { code: 'CONFIGURATION', says: /\.googleusercontent\.com/ },
    make: async (context) => {
      const google = await openGoogle(context);
      const [clientSecret, refreshToken] = [randomBytes(24).toString('base64url'), google.refreshToken()];
      context.secrets.add(clientSecret, 'the client secret', [google.port]);
      context.secrets.add(refreshToken, 'the refresh token', [google.port]);
      const credentials = {
        type: 'authorized_user',
        client_id: 'desktop.apps.googleusercontent.com',
        client_secret: clientSecret,
        refresh_token: refreshToken,
      };
      const auth = inverseProxy({ google: { credentials, ...through(google) } as never });
      return { options: { auth }, got: google.given };
    },
  },
];
