import type { CreatedFrontDoor, FrontDoorContext } from '../created-front-door.js';
import { Dex } from '../dex/dex.js';
import { DEFAULT_USERS, resolveDexOptions } from '../dex/dex-options.js';
import { dexControls } from '../dex-controls.js';
import type { AuthserviceDoorOptions } from '../front-door-options.js';
import { LoginCounter } from '../login-counter.js';
import { SigningKey } from '../tokens/signing-key.js';
import { AUTHSERVICE_CLIENT, AuthserviceGate, authserviceCookie } from './authservice-gate.js';
import { AuthserviceSessions } from './authservice-sessions.js';
import { GATEWAY_AUDIENCE } from './bearer-user.js';

const DAY_SECONDS = 86_400;

export async function createAuthserviceDoor(
  { users = DEFAULT_USERS, callbackPath = '/authservice/oidc/callback', ...options }: AuthserviceDoorOptions,
  { identity, nowMs }: FrontDoorContext,
): Promise<CreatedFrontDoor> {
  const counter = new LoginCounter();
  const dex = await Dex.create({
    options: resolveDexOptions({ release: '2022', ...options.dex }, users),
    clients: [{ id: AUTHSERVICE_CLIENT, secret: 'unused', redirectUris: [callbackPath], trusted: true }],
    nowMs,
    onLogin: (succeeded) => counter.count(succeeded),
  });
  const sessions = new AuthserviceSessions(options.sessionSeconds ?? DAY_SECONDS);
  const clusterKey = await SigningKey.generate();
  const controls = dexControls({
    dex,
    counter,
    clusterKey,
    nowMs,
    clientId: AUTHSERVICE_CLIENT,
    serviceAccountAudience: GATEWAY_AUDIENCE,
    session: ({ user }) => authserviceCookie(sessions.begin(user.email, nowMs())),
    endSessions: () => sessions.endAll(),
  });
  return { door: new AuthserviceGate({ dex, callbackPath, sessions, identity, nowMs, clusterKey }), controls };
}
