import { Dex } from './dex/dex.js';
import { DEFAULT_USERS, resolveDexOptions } from './dex/dex-options.js';
import { dexControls } from './dex-controls.js';
import type { FrontDoor } from './door.js';
import type { FrontDoorControls } from './front-door-controls.js';
import type { FrontDoorOptions, OAuth2ProxyDoorOptions } from './front-door-options.js';
import type { IdentityHeader } from './gateway/jwt-passage.js';
import { KubeflowGate } from './gateway/kubeflow-gate.js';
import { PlainGate } from './gateway/plain-gate.js';
import { LoginCounter } from './login-counter.js';
import { OAuth2Proxy, PROXY_CALLBACK, PROXY_CLIENT } from './oauth2-proxy/oauth2-proxy.js';
import { resolveProxyOptions } from './oauth2-proxy/proxy-options.js';
import { SERVICE_ACCOUNT_ISSUER } from './service-accounts.js';
import { SigningKey } from './tokens/signing-key.js';

export interface FrontDoorContext {
  readonly identity: IdentityHeader;
  readonly nowMs: () => number;
  /** Whether clients come over https. */
  readonly secure: boolean;
}

/** A door, and what tests can do to it. */
export interface CreatedFrontDoor {
  readonly door: FrontDoor;
  readonly controls: FrontDoorControls;
}

export function createFrontDoor(options: FrontDoorOptions, context: FrontDoorContext): Promise<CreatedFrontDoor> {
  return createOAuth2ProxyDoor(options, context);
}

const SECRET = 'pUBnBOY80SnXgjibTYM9ZWNzY2xreNGQok';

async function createOAuth2ProxyDoor(
  { setup = 'kubeflow-1.9.1', users = DEFAULT_USERS, serviceAccounts = false, ...options }: OAuth2ProxyDoorOptions,
  { identity, nowMs, secure }: FrontDoorContext,
): Promise<CreatedFrontDoor> {
  const counter = new LoginCounter();
  const dex = await Dex.create({
    options: resolveDexOptions(options.dex ?? {}, users),
    clients: [
      { id: PROXY_CLIENT, secret: SECRET, redirectUris: [PROXY_CALLBACK], trusted: true },
      { id: 'kubeflow-pipelines-sdk', secret: undefined, redirectUris: [], trusted: true },
    ],
    nowMs,
    onLogin: (succeeded) => counter.count(succeeded),
  });
  const proxy = new OAuth2Proxy({ options: resolveProxyOptions(setup, options.proxy ?? {}, secure), dex, nowMs });
  const clusterKey = await SigningKey.generate();
  const issuers = serviceAccounts
    ? [{ issuer: SERVICE_ACCOUNT_ISSUER, key: clusterKey, userClaim: 'sub' as const }]
    : [];
  const door =
    setup === 'plain'
      ? new PlainGate({ proxy, dex, identity })
      : new KubeflowGate({ proxy, dex, issuers, identity, nowMs }, setup === 'deploykf' ? 'deploykf' : 'kubeflow');
  return { door, controls: dexControls({ dex, counter, clusterKey, nowMs, endSessions: () => proxy.endSessions() }) };
}
