import { expect, expectTypeOf, it } from 'vitest';
import { checkedTls } from './checked-tls.js';
import type { TlsOptions } from './transport-options.js';

it.each([
  [{ insecureSkipVerify: 'false' }, /insecureSkipVerify/],
  [{ insecureSkipVerify: 1 }, /insecureSkipVerify/],
  [{ servername: 5 }, /servername/],
  [{ caa: '-----BEGIN CERTIFICATE-----' }, /has no member "caa"/],
  [{ rejectUnauthorized: false }, /has no member "rejectUnauthorized"/],
  [true, /must be an object/],
  ['/etc/ca.pem', /must be an object/],
])('a setting of TLS that is none is taken for another, or for nothing: %j', (tls, message) => {
  const refused = { code: 'CONFIGURATION', message: expect.stringMatching(message) };
  expect(() => checkedTls(tls as unknown as TlsOptions)).toThrow(expect.objectContaining(refused));
});

it('takes what there is', () => {
  const text = '-----BEGIN CERTIFICATE-----';
  const tls = { ca: text, cert: text, key: text, servername: 'kf.test', insecureSkipVerify: false };
  expectTypeOf(tls).toExtend<Required<TlsOptions>>();
  expect(checkedTls(tls)).toBe(tls);
  const unset = {
    ca: undefined,
    cert: undefined,
    key: undefined,
    servername: undefined,
    insecureSkipVerify: undefined,
  };
  expect(checkedTls(unset)).toBe(unset);
});
