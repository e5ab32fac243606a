import type { HttpAnswer } from '../../http/http-answer.js';
import { firstValue } from '../../http/request-headers.js';
import type { CreatedFrontDoor, FrontDoorContext } from '../created-front-door.js';
import type { DoorRequest, FrontDoor } from '../door.js';
import type { IapDoorOptions } from '../front-door-options.js';
import { answerDashboard } from '../gateway/dashboard.js';
import { encodeQuery, HTML_TYPE, redirectAnswer } from '../http/go-answers.js';
import { nonce } from '../tokens/random-text.js';
import { readJwt } from '../tokens/read-jwt.js';
import type { SigningKey } from '../tokens/signing-key.js';
import { bareControls, generateKeys } from './bare-controls.js';

const GOOGLE = 'https://accounts.google.com';

/** Google's Identity-Aware Proxy: ID tokens of Google for its client, or a login at Google. */
export async function createIapDoor(
  { clientId = '1234567890-example.apps.googleusercontent.com' }: IapDoorOptions,
  { identity, nowMs }: FrontDoorContext,
): Promise<CreatedFrontDoor> {
  let keys = await generateKeys();
  const door: FrontDoor = {
    admit: async (request) => {
      const token = bearerOf(request);
      if (token === undefined) return toGoogle(request, clientId);
      const user = iapUser(token, { clientId, key: keys.users, nowMs: nowMs() });
      if (typeof user === 'object') return user;
      const { userIdHeader, userIdPrefix } = identity;
      return (
        answerDashboard(request) ?? {
          headers: {
            'x-goog-authenticated-user-email': `accounts.google.com:${user}`,
            [userIdHeader]: `${userIdPrefix}${user}`,
          },
        }
      );
    },
  };
  const replaceKeys = (other: typeof keys): void => {
    keys = other;
  };
  const controls = bareControls(() => ({ keys, replaceKeys, issuer: GOOGLE, audience: clientId, nowMs }));
  return { door, controls };
}

/** Programs that need `Authorization` for themselves send the token in the other header. */
function bearerOf({ headers }: DoorRequest): string | undefined {
  for (const name of ['proxy-authorization', 'authorization']) {
    const [, token] = /^Bearer +(\S+)$/i.exec(firstValue(headers, name)) ?? [];
    if (token !== undefined) return token;
  }
  return undefined;
}

const GENERATED = { 'x-goog-iap-generated-response': 'true' };

const invalid = (problem: string): HttpAnswer => ({
  status: 401,
  headers: { ...GENERATED, 'content-type': HTML_TYPE },
  body: problem,
});

function toGoogle(request: DoorRequest, clientId: string): HttpAnswer {
  if (firstValue(request.headers, 'x-requested-with') === 'XMLHttpRequest')
    return invalid('Invalid IAP credentials: empty token');
  const query = encodeQuery({
    client_id: clientId,
    redirect_uri: `https://iap.googleapis.com/v1/oauth/clientIds/${clientId}:handleRedirect`,
    response_type: 'code',
    scope: 'openid email',
    state: nonce(),
  });
  const redirect = redirectAnswer(302, `${GOOGLE}/o/oauth2/v2/auth?${query}`, request.method);
  return { ...redirect, headers: { ...redirect.headers, ...GENERATED } };
}

function iapUser(
  token: string,
  { clientId, key, nowMs }: { clientId: string; key: SigningKey; nowMs: number },
): string | HttpAnswer {
  const read = readJwt(token);
  if (typeof read === 'string') return invalid('Invalid IAP credentials: Unable to parse JWT');
  const { header, claims } = read;
  if (claims.iss !== GOOGLE) return invalid('Invalid IAP credentials: JWT issuer is not Google');
  if (header.kid !== key.kid || !key.verifies(token))
    return invalid('Invalid IAP credentials: JWT signature is invalid');
  if (typeof claims.exp !== 'number' || claims.exp * 1000 <= nowMs)
    return invalid('OpenID Connect token expired: JWT has expired');
  if (claims.aud !== clientId)
    return invalid(
      `Invalid IAP credentials: JWT audience doesn't match this application ('aud' claim (${String(claims.aud)}) doesn't match expected value (${clientId}))`,
    );
  return String(claims.email);
}
