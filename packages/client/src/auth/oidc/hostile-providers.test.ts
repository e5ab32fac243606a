import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { throughDoor } from '../../../test/door-context.js';
import { answer } from '../../../test/tiny-door.js';
import { isKfpError } from '../../errors/kfp-error.js';
import { oidcClientCredentials } from './oidc-client-credentials.js';
import { oidcDeviceCode } from './oidc-device-code.js';

const ISSUER = 'https://login.test';
const SECRET = 'c4nary-secret';

const part = fc.oneof(
  fc.json().map((text) => Buffer.from(text).toString('base64url')),
  fc.constantFrom('', 'e30', 'bnVsbA', '!', Buffer.from('{"alg":"none"}').toString('base64url')),
  fc
    .record({ iss: fc.constantFrom(ISSUER, 'x', 7), aud: fc.constantFrom('cli', ['cli', 'x'], 7), exp: fc.anything() })
    .map((claims) => Buffer.from(JSON.stringify(claims, plain)).toString('base64url')),
);
const token = fc.oneof(
  fc.string(),
  fc.constantFrom('good', '', ' ', 'a\nb', 'ü'),
  fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.')),
);
const value = fc.oneof(token, fc.jsonValue(), fc.constantFrom('bearer', 'Bearer', 'mac', 0, -1, 1e99, 5, SECRET));
const NAMES = [
  ...['access_token', 'token_type', 'id_token', 'expires_in', 'refresh_token', 'error', 'error_description', 'scope'],
  ...[
    'issuer',
    'token_endpoint',
    'device_authorization_endpoint',
    'device_code',
    'user_code',
    'verification_uri',
    'interval',
  ],
];
const body = fc.oneof(
  fc.dictionary(fc.constantFrom(...NAMES), value).map((document) => JSON.stringify({ ...USUAL, ...document })),
  fc.json(),
  fc.string(),
  fc.constantFrom('<html>', '{', '', 'null', '[]', '{"__proto__":{"access_token":"x"}}'),
);
const USUAL = {
  issuer: ISSUER,
  token_endpoint: `${ISSUER}/token`,
  device_authorization_endpoint: `${ISSUER}/device`,
  device_code: 'd',
  user_code: 'u',
  verification_uri: `${ISSUER}/enter`,
  expires_in: 60,
  access_token: 'good',
  token_type: 'bearer',
};
const replies = fc.array(
  fc.record({
    status: fc.constantFrom(200, 200, 200, 201, 204, 302, 304, 400, 401, 403, 404, 429, 500, 0),
    type: fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/html', 'application/jwt'),
    date: fc.constantFrom('', 'never', 'Tue, 14 Nov 2023 22:13:20 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT'),
    body,
  }),
  { minLength: 1, maxLength: 8 },
);

function plain(_: string, given: unknown): unknown {
  return typeof given === 'bigint' ? String(given) : given;
}

it('a provider that answers anything at all: a token, or one of our errors without a secret, in time', {
  timeout: 60_000,
}, async () => {
  let entered = 0;
  await fc.assert(
    fc.asyncProperty(fc.boolean(), replies, async (isPerson, script) => {
      const options = { issuer: ISSUER, clientId: 'cli', clientSecret: SECRET };
      const plugin = isPerson ? oidcDeviceCode({ ...options, onPrompt: () => {} }) : oidcClientCredentials(options);
      let next = 0;
      const { call, clock, sent, elsewhere } = throughDoor(plugin, async () => answer(200, '{}'), {
        elsewhere: async () => {
          const { status, type, date, body: text } = script[next++ % script.length] as (typeof script)[number];
          return answer(status, text, { 'content-type': type, ...(date && { date }) });
        },
      });
      const started = clock.now();
      const failure: unknown = await clock.run(call()).catch((error: unknown) => error);
      if (failure instanceof Error && !isKfpError(failure)) throw failure;
      entered += sent.length;
      // A person has a day at most.
      expect(clock.now() - started).toBeLessThanOrEqual(86_400_000);
      for (const { headers } of sent) expect(headers.authorization).toMatch(/^Bearer [\x21-\x7e]+$/);
      for (const { url, headers } of elsewhere) expect(url + headers.accept).not.toContain(SECRET);
      expect(inspect([failure, plugin], { depth: 20, showHidden: true })).not.toContain(SECRET);
    }),
    {
      numRuns: 300,
      examples: [[false, [{ status: 200, type: 'application/json', date: '', body: JSON.stringify(USUAL) }]]],
    },
  );
  expect(entered).toBeGreaterThan(0);
});
