import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bearerToken, headers, none, serviceAccountToken, sessionCookie } from '@kfp-ts/client/auth';
import type { TokenKind } from '../doors/door-case.js';
import type { PluginCase, PluginContext } from './plugin-case.js';

/** A token for the door, or one that nobody has given. */
function tokenFor({ standing, secrets, wrong }: PluginContext, kind: TokenKind): string {
  const token = wrong ? `wrong.${randomBytes(24).toString('base64url')}` : standing.token(kind);
  secrets.add(token, 'the token', [standing.port]);
  return token;
}

function cookiesFor({ standing, secrets, wrong }: PluginContext): Record<string, string> {
  const cookies = standing.session();
  for (const name of Object.keys(cookies)) {
    if (wrong) cookies[name] = randomBytes(24).toString('base64url');
    secrets.add(cookies[name] ?? '', 'the session cookie', [standing.port]);
  }
  return cookies;
}

/** Gives what `make` gives, and counts how often. */
function counted<T>(make: () => T): { readonly give: () => T; readonly got: () => number } {
  let count = 0;
  const give = (): T => {
    count += 1;
    return make();
  };
  return { give, got: () => count };
}

const never = (): number => 0;

/** Those that send what they are given, or read. */
export const tokenPlugins: readonly PluginCase[] = [
  {
    name: 'none',
    brings: 'nothing',
    renews: false,
    counts: false,
    make: async () => ({ options: { auth: none() }, got: never }),
  },
  {
    name: 'bearerToken, fixed',
    brings: 'own',
    renews: false,
    counts: false,
    wrong: 'refused by the door',
    make: async (context) => ({ options: { auth: bearerToken(tokenFor(context, 'own')) }, got: never }),
  },
  {
    name: 'bearerToken, function',
    brings: 'own',
    renews: true,
    counts: true,
    wrong: 'refused by the door',
    make: async (context) => {
      const { give, got } = counted(() => tokenFor(context, 'own'));
      return { options: { auth: bearerToken(async () => give()) }, got };
    },
  },
  {
    name: 'serviceAccountToken',
    brings: 'pod',
    renews: true,
    counts: false,
    wrong: 'refused by the door',
    make: async (context) => {
      const folder = mkdtempSync(join(tmpdir(), 'doors-token-'));
      context.atTheEnd(async () => rmSync(folder, { recursive: true }));
      const path = join(folder, 'token');
      const renewed = (): void => writeFileSync(path, `${tokenFor(context, 'pod')}\n`, { mode: 0o600 });
      renewed();
      return { options: { auth: serviceAccountToken({ path }) }, got: never, renewed };
    },
  },
  {
    name: 'sessionCookie, fixed',
    brings: 'session',
    renews: false,
    counts: false,
    wrong: 'refused by the door',
    make: async (context) => ({ options: { auth: sessionCookie(cookiesFor(context)) }, got: never }),
  },
  {
    name: 'sessionCookie, function',
    brings: 'session',
    renews: true,
    counts: true,
    wrong: 'refused by the door',
    make: async (context) => {
      const { give, got } = counted(() => cookiesFor(context));
      return { options: { auth: sessionCookie(give) }, got };
    },
  },
  {
    name: 'headers, function',
    brings: 'own',
    renews: true,
    counts: false,
    wrong: 'refused by the door',
    make: async (context) => {
      // As users write it who have a token that lasts for a while.
      let token = tokenFor(context, 'own');
      const auth = headers(() => ({ authorization: `Bearer ${token}` }));
      return {
        options: { auth },
        got: never,
        renewed: () => {
          token = tokenFor(context, 'own');
        },
      };
    },
  },
];
