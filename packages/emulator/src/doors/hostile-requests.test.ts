import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrontDoor } from './create-front-door.js';
import { type DoorRequest, isRefusal } from './door.js';
import { FRONT_DOOR_KINDS, type FrontDoorOptions } from './front-door-options.js';

const PATHS = [
  '/pipeline/apis/v1beta1/runs',
  '/dex/auth',
  '/dex/auth/local',
  '/dex/auth/local/login',
  '/dex/approval',
  '/dex/token',
  '/dex/device/token',
  '/oauth2/start',
  '/oauth2/callback',
  '/oauth2/userinfo',
  '/authservice/oidc/callback',
  '/authservice/logout',
];

const NAMES = ['oauth2_proxy_kubeflow', 'oauth2_proxy_kubeflow_0', 'oauth2_proxy_kubeflow_csrf', 'authservice_session'];

const garbage = fc.oneof(fc.string(), fc.base64String(), fc.constantFrom('a|1|b', 'e30.e30.e30', '%zz', '%00', ''));

const query = fc
  .array(fc.tuple(fc.constantFrom('state', 'code', 'req', 'hmac', 'rd', 'client_id', 'connector_id', 'x'), garbage))
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));

const request: fc.Arbitrary<DoorRequest> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'DELETE'),
    path: fc.oneof(fc.constantFrom(...PATHS), fc.webPath()),
    query,
    authorization: fc.option(
      fc.oneof(
        garbage,
        garbage.map((text) => `Bearer ${text}`),
      ),
      { nil: undefined },
    ),
    cookie: fc.array(fc.tuple(fc.constantFrom(...NAMES), garbage)),
    type: fc.constantFrom('application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'),
    body: fc.string(),
  })
  .map(({ method, path, query: text, authorization, cookie, type, body }) => ({
    method,
    path,
    query: text,
    target: `${path}?${text}`,
    headers: {
      host: 'door',
      authorization,
      cookie: cookie.map(([name, value]) => `${name}=${value}`).join('; '),
      'content-type': type,
    },
    headerBytes: 0,
    secure: false,
    body: async () => Buffer.from(body),
  }));

describe('a request that nobody would send', () => {
  for (const kind of Object.keys(FRONT_DOOR_KINDS).filter((one) => one !== 'in-cluster')) {
    it(`breaks the door ${kind}, or opens it`, async () => {
      const { door } = await createFrontDoor({ kind } as FrontDoorOptions, {
        identity: { userIdHeader: 'kubeflow-userid', userIdPrefix: '' },
        nowMs: () => Date.now(),
        secure: false,
      });
      await fc.assert(
        fc.asyncProperty(request, async (hostile) => {
          const outcome = await door.admit(hostile);
          expect(isRefusal(outcome)).toBe(true);
          if (isRefusal(outcome))
            expect(Object.values(outcome.headers).join('') + (outcome.cookies ?? []).join('')).not.toMatch(/[\r\n]/);
        }),
        { numRuns: 300 },
      );
    });
  }
});
