import type { CreatedFrontDoor, FrontDoorContext } from '../created-front-door.js';
import { Dex } from '../dex/dex.js';
import { DEFAULT_USERS, resolveDexOptions } from '../dex/dex-options.js';
import { serveDex } from '../dex/serve-dex.js';
import { dexControls } from '../dex-controls.js';
import type { OAuth2ProxyDoorOptions } from '../front-door-options.js';
import { KubeflowGate } from '../gateway/kubeflow-gate.js';
import { PlainGate } from '../gateway/plain-gate.js';
import { LoginCounter } from '../login-counter.js';
import { SERVICE_ACCOUNT_ISSUER, serviceAccountIssuer } from '../service-accounts.js';
import { SigningKey } from '../tokens/signing-key.js';
import { OAuth2Proxy, PROXY_CALLBACK, PROXY_CLIENT } from './oauth2-proxy.js';
import { resolveProxyOptions } from './proxy-options.js';

/** The password of oauth2-proxy at Dex; no user ever needs it. */
const CLIENT_PASSWORD = 'made-up';

export async function createOAuth2ProxyDoor(
  { setup = 'kubeflow-1.9.1', users = DEFAULT_USERS, serviceAccounts = false, ...options }: OAuth2ProxyDoorOptions,
  { identity, nowMs, secure }: FrontDoorContext,
): Promise<CreatedFrontDoor> {
  const counter = new LoginCounter();
  const dex = await Dex.create({
    options: resolveDexOptions(options.dex ?? {}, users),
    clients: [
      { id: PROXY_CLIENT, secret: CLIENT_PASSWORD, redirectUris: [PROXY_CALLBACK], trusted: true },
      { id: 'kubeflow-pipelines-sdk', secret: undefined, redirectUris: [], trusted: true },
    ],
    nowMs,
    onLogin: (succeeded) => counter.count(succeeded),
  });
  const beside = options.dex?.ownOrigin ? await serveDex(dex, nowMs) : undefined;
  const proxyOptions = resolveProxyOptions(setup, options.proxy ?? {}, secure);
  const proxy = new OAuth2Proxy({ options: proxyOptions, dex, nowMs, dexOrigin: beside?.origin ?? '' });
  const clusterKey = await SigningKey.generate();
  const issuers = serviceAccounts ? [serviceAccountIssuer(clusterKey)] : [];
  const door =
    setup === 'plain'
      ? new PlainGate({ proxy, dex, identity })
      : new KubeflowGate({ proxy, dex, issuers, identity, nowMs }, setup === 'deploykf' ? 'deploykf' : 'kubeflow');
  const controls = dexControls({
    dex,
    counter,
    clusterKey,
    nowMs,
    clientId: PROXY_CLIENT,
    serviceAccountAudience: SERVICE_ACCOUNT_ISSUER,
    session: (who) => proxy.sessionOf(who),
    endSessions: () => proxy.endSessions(),
    dexOrigin: beside?.origin,
  });
  return { door, controls, ...(beside ? { close: beside.close } : {}) };
}
