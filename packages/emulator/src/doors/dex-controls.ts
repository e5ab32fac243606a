import type { Dex } from './dex/dex.js';
import type { FrontDoorControls } from './front-door-controls.js';
import type { LoginCounter } from './login-counter.js';
import { PROXY_CLIENT } from './oauth2-proxy/oauth2-proxy.js';
import { SERVICE_ACCOUNT_ISSUER, serviceAccountClaims } from './service-accounts.js';
import type { SigningKey } from './tokens/signing-key.js';

export interface DexControlParts {
  readonly dex: Dex;
  readonly counter: LoginCounter;
  /** Signs for service accounts. */
  readonly clusterKey: SigningKey;
  readonly nowMs: () => number;
  readonly endSessions: () => void;
}

/** The controls of doors with Dex behind them. */
export function dexControls({ dex, counter, clusterKey, nowMs, endSessions }: DexControlParts): FrontDoorControls {
  return {
    counts: () => counter.counts(),
    token: ({ user, audience, expiresInSeconds = 3600, issuer }) => {
      const account = serviceAccountClaims(user);
      const issuedAt = Math.floor(nowMs() / 1000);
      const key = account ? clusterKey : dex.context.key;
      return key.sign({
        iss: issuer ?? (account ? SERVICE_ACCOUNT_ISSUER : dex.context.options.issuer),
        aud: audience ?? (account ? SERVICE_ACCOUNT_ISSUER : PROXY_CLIENT),
        iat: issuedAt,
        exp: issuedAt + expiresInSeconds,
        ...(account ?? { sub: Buffer.from(user).toString('base64url'), email: user, email_verified: true }),
      });
    },
    endSessions,
    restartIdentityProvider: () => dex.restart(),
    setIdentityProviderDown: (down) => {
      dex.down = down;
    },
    approveDevice: (userCode, email) => {
      const { state, options } = dex.context;
      const device = [...state.devices.values()].find((one) => one.userCode === userCode);
      if (!device) throw new RangeError('No device shows this code');
      for (const connector of options.connectors) {
        const user = connector.users.find((one) => one.email === email);
        if (user) device.identity = { user, connector };
      }
      if (!device.identity) throw new RangeError(`There is no user ${email}`);
    },
  };
}
