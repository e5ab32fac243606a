import type { HttpAnswer } from '../../http/http-answer.js';
import { firstValue, type RequestHeaders } from '../../http/request-headers.js';
import type { CreatedFrontDoor, FrontDoorContext } from '../created-front-door.js';
import type { DoorRequest, FrontDoor } from '../door.js';
import type { AlbDoorOptions } from '../front-door-options.js';
import { answerDashboard } from '../gateway/dashboard.js';
import { cookieValue, sentCookies } from '../http/cookies.js';
import { encodeQuery } from '../http/go-answers.js';
import { nonce } from '../tokens/random-text.js';
import { Sealer } from '../tokens/sealed-value.js';
import { bareControls, generateKeys } from './bare-controls.js';

const COOKIE = 'AWSELBAuthSessionCookie';
/** Sessions come in two parts at least; more when the claims of the user are long. */
const MOST_PARTS = 4;
const WEEK_SECONDS = 604_800;
const COGNITO = 'https://kubeflow-example.auth.eu-central-1.amazoncognito.com';
const CLIENT = '1example23456789';

/** Amazon's load balancer: sessions in cookies that only a browser gets, by a login at Cognito. */
export async function createAlbDoor(
  { onUnauthenticated = 'authenticate', sessionSeconds = WEEK_SECONDS, sessionParts = 2 }: AlbDoorOptions,
  { identity, nowMs, secure }: FrontDoorContext,
): Promise<CreatedFrontDoor> {
  let keys = await generateKeys();
  const sealer = new Sealer();
  const userOf = (headers: RequestHeaders): string | undefined => {
    const cookies = sentCookies(headers);
    const parts = Array.from({ length: MOST_PARTS }, (_, i) => cookieValue(cookies, `${COOKIE}-${i}`) ?? '');
    const email = sealer.open(COOKIE, parts.join(''), { nowMs: nowMs(), maxAgeSeconds: sessionSeconds });
    return typeof email === 'string' ? email : undefined;
  };
  const door: FrontDoor = {
    admit: async (request) => {
      const user = userOf(request.headers);
      if (user === undefined) return onUnauthenticated === 'deny' ? DENIED : toCognito(request, secure);
      const { userIdHeader, userIdPrefix } = identity;
      return (
        answerDashboard(request) ?? {
          headers: { 'x-amzn-oidc-identity': user, [userIdHeader]: `${userIdPrefix}${user}` },
        }
      );
    },
  };
  const replaceKeys = (other: typeof keys): void => {
    keys = other;
  };
  const session = (email: string): Record<string, string> => {
    const value = sealer.seal(COOKIE, email, nowMs());
    const size = Math.ceil(value.length / sessionParts);
    const parts = Array.from({ length: sessionParts }, (_, i) => value.slice(i * size, (i + 1) * size));
    return Object.fromEntries(parts.map((part, i) => [`${COOKIE}-${i}`, part]));
  };
  const controls = bareControls(() => ({
    keys,
    replaceKeys,
    issuer: COGNITO,
    audience: CLIENT,
    nowMs,
    session,
    endSessions: () => sealer.renew(),
  }));
  return { door, controls };
}

const page = (title: string): string =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;

const DENIED: HttpAnswer = {
  status: 401,
  headers: { 'content-type': 'text/html', server: 'awselb/2.0' },
  body: page('401 Authorization Required'),
};

function toCognito({ headers }: DoorRequest, secure: boolean): HttpAnswer {
  const query = encodeQuery({
    client_id: CLIENT,
    redirect_uri: `${secure ? 'https' : 'http'}://${firstValue(headers, 'host')}/oauth2/idpresponse`,
    response_type: 'code',
    scope: 'openid',
    state: nonce(),
  });
  return {
    status: 302,
    headers: {
      'content-type': 'text/html',
      server: 'awselb/2.0',
      location: `${COGNITO}/oauth2/authorize?${query}`,
    },
    body: page('302 Found'),
    cookies: [`AWSALBAuthNonce=${nonce()}; Path=/; HttpOnly${secure ? '; Secure' : ''}`],
  };
}
