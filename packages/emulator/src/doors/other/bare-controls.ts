import type { FrontDoorControls } from '../front-door-controls.js';
import { SERVICE_ACCOUNT_ISSUER } from '../service-accounts.js';
import { signToken } from '../sign-token.js';
import { SigningKey } from '../tokens/signing-key.js';

/** The keys of a door whose identity provider is somewhere else. */
export interface DoorKeys {
  readonly users: SigningKey;
  readonly cluster: SigningKey;
}

export interface BareControlParts {
  readonly keys: DoorKeys;
  readonly replaceKeys: (keys: DoorKeys) => void;
  readonly issuer: string;
  readonly audience: string;
  readonly nowMs: () => number;
  readonly session?: (email: string) => Record<string, string>;
  readonly endSessions?: () => void;
}

export const generateKeys = async (): Promise<DoorKeys> => ({
  users: await SigningKey.generate(),
  cluster: await SigningKey.generate(),
});

/** The controls of doors where nobody can log in by name and password. */
export function bareControls(parts: () => BareControlParts): FrontDoorControls {
  return {
    dexOrigin: undefined,
    counts: () => ({ logins: 0, wrongPasswords: 0 }),
    token: (options) => {
      const { keys, issuer, audience, nowMs } = parts();
      return signToken(options, {
        nowMs: nowMs(),
        users: { key: keys.users, issuer, audience },
        serviceAccounts: { key: keys.cluster, audience: SERVICE_ACCOUNT_ISSUER },
      });
    },
    session: (email) => {
      const { session } = parts();
      if (!session) throw new RangeError('This door knows no sessions; send a token.');
      return session(email);
    },
    endSessions: () => parts().endSessions?.(),
    restartIdentityProvider: async () => parts().replaceKeys(await generateKeys()),
    setIdentityProviderDown: () => {},
    approveDevice: () => {
      throw new RangeError('No device shows this code.');
    },
  };
}
