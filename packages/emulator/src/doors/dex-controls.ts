import type { Dex } from './dex/dex.js';
import type { Identity } from './dex/dex-state.js';
import type { FrontDoorControls } from './front-door-controls.js';
import type { LoginCounter } from './login-counter.js';
import { signToken } from './sign-token.js';
import type { SigningKey } from './tokens/signing-key.js';

export interface DexControlParts {
  readonly dex: Dex;
  readonly counter: LoginCounter;
  /** Signs for service accounts. */
  readonly clusterKey: SigningKey;
  readonly nowMs: () => number;
  /** Of the program that logs users in. */
  readonly clientId: string;
  /** Of tokens of service accounts. */
  readonly serviceAccountAudience: string;
  /** Cookies for somebody who logs in. */
  readonly session: (identity: Identity) => Record<string, string>;
  readonly endSessions: () => void;
  readonly dexOrigin?: string | undefined;
}

/** The controls of doors with Dex behind them. */
export function dexControls(parts: DexControlParts): FrontDoorControls {
  const { dex, counter } = parts;
  return {
    dexOrigin: parts.dexOrigin,
    counts: () => counter.counts(),
    token: (options) =>
      signToken(options, {
        nowMs: parts.nowMs(),
        users: { key: dex.context.key, issuer: dex.context.options.issuer, audience: parts.clientId },
        serviceAccounts: { key: parts.clusterKey, audience: parts.serviceAccountAudience },
      }),
    session: (email) => parts.session(identityOf(dex, email)),
    endSessions: parts.endSessions,
    restartIdentityProvider: () => dex.restart(),
    setIdentityProviderDown: (down) => dex.setDown(down),
    approveDevice: (userCode, email) => {
      const device = [...dex.context.state.devices.values()].find((one) => one.userCode === userCode);
      if (!device) throw new RangeError('No device shows this code.');
      device.identity = identityOf(dex, email);
    },
  };
}

function identityOf(dex: Dex, email: string): Identity {
  for (const connector of dex.context.options.connectors) {
    const user = connector.users.find((one) => one.email === email);
    if (user) return { user, connector };
  }
  throw new RangeError(`There is no user ${email}.`);
}
