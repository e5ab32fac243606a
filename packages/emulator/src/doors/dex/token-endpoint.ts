import { randomBytes } from 'node:crypto';
import { type HttpAnswer, jsonAnswer } from '../../http/http-answer.js';
import { firstValue } from '../../http/request-headers.js';
import type { DoorRequest } from '../door.js';
import { formValues } from '../http/form-values.js';
import { dexId } from '../tokens/random-text.js';
import type { DexContext } from './dex-context.js';
import { userOf } from './dex-login.js';
import { type DexTokens, issueTokens, redeemCode, refreshTokens } from './dex-tokens.js';
import { discoveryDocument } from './discovery.js';
import type { DexClient } from './read-auth-request.js';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const POLL_INTERVAL_SECONDS = 5;
const DEVICE_LIFETIME_SECONDS = 300;
const USER_CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** The routes of Dex that programs call: discovery, keys, tokens, devices. Undefined for other paths. */
export async function answerTokenRequest(
  request: DoorRequest,
  path: string,
  context: DexContext,
): Promise<HttpAnswer | undefined> {
  if (path === '/.well-known/openid-configuration') return json(200, discoveryDocument(context));
  if (path === '/keys') return json(200, { keys: [context.key.jwk()] });
  const value = await formValues(request);
  if (path === '/device/code' && request.method === 'POST') return deviceCode(value, context);
  if (path === '/device/token' && request.method === 'POST') return pollDevice(value, context);
  if (path !== '/token') return undefined;
  const grantType = value('grant_type');
  if (grantType === DEVICE_GRANT && context.release.devicesAtToken) return pollDevice(value, context);
  const client = clientOf(request, value, context);
  if (!client) return oauthError(401, 'invalid_client', 'Invalid client credentials.');
  if (grantType === 'password') return passwordGrant(value, client, context);
  if (grantType === 'authorization_code') {
    const redemption = {
      clientId: client.id,
      redirectUri: value('redirect_uri'),
      verifier: value('code_verifier'),
    };
    const tokens = redeemCode(value('code'), redemption, context);
    return tokens ? tokenAnswer(tokens) : oauthError(400, 'invalid_grant', 'Invalid or expired code parameter.');
  }
  if (grantType === 'refresh_token') {
    const tokens = refreshTokens(value('refresh_token'), client.id, context);
    return tokens
      ? tokenAnswer(tokens)
      : oauthError(400, 'invalid_request', 'Refresh token is invalid or has already been claimed by another client.');
  }
  return oauthError(400, 'unsupported_grant_type');
}

const json = (status: number, value: unknown): HttpAnswer => jsonAnswer(status, JSON.stringify(value));

const oauthError = (status: number, error: string, description?: string): HttpAnswer =>
  json(status, { error, ...(description === undefined ? {} : { error_description: description }) });

const tokenAnswer = (tokens: DexTokens): HttpAnswer =>
  json(200, {
    access_token: tokens.accessToken,
    token_type: 'bearer',
    expires_in: tokens.expiresInSeconds,
    ...(tokens.refreshToken === undefined ? {} : { refresh_token: tokens.refreshToken }),
    id_token: tokens.idToken,
  });

/** By HTTP basic authentication, or by fields of the form. */
function clientOf(
  request: DoorRequest,
  value: (name: string) => string,
  { clients }: DexContext,
): DexClient | undefined {
  let [id, secret] = [value('client_id'), value('client_secret')];
  const [, basic] = /^Basic (\S+)$/.exec(firstValue(request.headers, 'authorization')) ?? [];
  if (basic !== undefined) {
    const text = Buffer.from(basic, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    [id, secret] = [decode(text.slice(0, colon)), decode(text.slice(colon + 1))];
  }
  return clients.find((client) => client.id === id && (client.secret ?? '') === secret);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function passwordGrant(value: (name: string) => string, client: DexClient, context: DexContext): HttpAnswer {
  const { options, release } = context;
  const connector = options.connectors.find(({ id }) => id === options.passwordConnector);
  if (!connector) {
    return release.refusesUnknownGrants
      ? oauthError(400, 'unsupported_grant_type')
      : oauthError(400, 'invalid_request', 'Requested connector does not exist.');
  }
  const scopes = value('scope').split(' ').filter(Boolean);
  if (!scopes.includes('openid')) return oauthError(400, 'invalid_request', 'Missing required scope(s) ["openid"].');
  const user = userOf(connector, value('username'), value('password'));
  context.onLogin(user !== undefined);
  if (!user) return oauthError(401, 'access_denied', 'Invalid username or password');
  return tokenAnswer(
    issueTokens({ clientId: client.id, scopes, nonce: value('nonce'), identity: { user, connector } }, context),
  );
}

function deviceCode(value: (name: string) => string, { state, options, nowMs }: DexContext): HttpAnswer {
  const letters = [...randomBytes(8)].map((byte) => USER_CODE_LETTERS[byte % USER_CODE_LETTERS.length]).join('');
  const userCode = `${letters.slice(0, 4)}-${letters.slice(4)}`;
  const deviceCode = dexId() + dexId();
  state.devices.set(deviceCode, {
    userCode,
    clientId: value('client_id'),
    scopes: value('scope').split(' ').filter(Boolean),
    endsAtMs: nowMs() + DEVICE_LIFETIME_SECONDS * 1000,
    lastPollMs: undefined,
    identity: undefined,
  });
  return json(200, {
    device_code: deviceCode,
    user_code: userCode,
    verification_uri: `${options.issuer}/device`,
    verification_uri_complete: `${options.issuer}/device?user_code=${userCode}`,
    expires_in: DEVICE_LIFETIME_SECONDS,
    interval: POLL_INTERVAL_SECONDS,
  });
}

function pollDevice(value: (name: string) => string, context: DexContext): HttpAnswer {
  const { state, nowMs, release } = context;
  const device = state.devices.get(value('device_code'));
  if (!device) return oauthError(400, 'invalid_request', 'Invalid Device code.');
  if (device.endsAtMs <= nowMs()) return oauthError(400, 'expired_token');
  const early = device.lastPollMs !== undefined && nowMs() < device.lastPollMs + POLL_INTERVAL_SECONDS * 1000;
  device.lastPollMs = nowMs();
  if (early) return oauthError(400, 'slow_down');
  if (!device.identity) return oauthError(release.pendingDeviceStatus, 'authorization_pending');
  state.devices.delete(value('device_code'));
  const { clientId, scopes, identity } = device;
  return tokenAnswer(issueTokens({ clientId, scopes, nonce: '', identity }, context));
}
