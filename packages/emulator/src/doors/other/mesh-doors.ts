import type { CreatedFrontDoor, FrontDoorContext } from '../created-front-door.js';
import type { FrontDoor } from '../door.js';
import { isRefusal } from '../door.js';
import type { IstioDoorOptions } from '../front-door-options.js';
import { answerDashboard } from '../gateway/dashboard.js';
import { headersTooLarge, rbacDenied } from '../gateway/envoy-answers.js';
import { authorizationOf, jwtPassage } from '../gateway/jwt-passage.js';
import { serviceAccountIssuer } from '../service-accounts.js';
import { bareControls, generateKeys } from './bare-controls.js';

const DEX_ISSUER = 'http://dex.auth.svc.cluster.local:5556/dex';

/** Istio's gateway: who has no token is denied. */
export async function createIstioDoor(
  { issuer = DEX_ISSUER, serviceAccounts = false }: IstioDoorOptions,
  { identity, nowMs }: FrontDoorContext,
): Promise<CreatedFrontDoor> {
  let keys = await generateKeys();
  const door: FrontDoor = {
    admit: async (request) => {
      const tooLarge = headersTooLarge(request);
      if (tooLarge) return tooLarge;
      const issuers = [
        { issuer, key: keys.users, userClaim: 'email' as const },
        ...(serviceAccounts ? [serviceAccountIssuer(keys.cluster)] : []),
      ];
      const outcome = jwtPassage(authorizationOf(request) ?? '', request, { issuers, nowMs: nowMs(), identity });
      return isRefusal(outcome) ? outcome : (answerDashboard(request) ?? outcome);
    },
  };
  const replaceKeys = (other: typeof keys): void => {
    keys = other;
  };
  const controls = bareControls(() => ({ keys, replaceKeys, issuer, audience: 'kubeflow', nowMs }));
  return { door, controls };
}

/** In front of the UI server inside the cluster: who says themselves who they are is denied, and the server looks at tokens. */
export async function createInClusterDoor({ identity, nowMs }: FrontDoorContext): Promise<CreatedFrontDoor> {
  let keys = await generateKeys();
  const door: FrontDoor = {
    admit: async (request) => {
      const says = request.headers[identity.userIdHeader] !== undefined;
      return says || authorizationOf(request) === undefined ? rbacDenied() : { headers: {} };
    },
  };
  const replaceKeys = (other: typeof keys): void => {
    keys = other;
  };
  return {
    door,
    controls: bareControls(() => ({ keys, replaceKeys, issuer: DEX_ISSUER, audience: 'kubeflow', nowMs })),
  };
}
