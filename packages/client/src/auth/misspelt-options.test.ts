import { describe, expect, expectTypeOf, it } from 'vitest';
import type { AuthPlugin } from './auth-plugin.js';
import { type BEARER_TOKEN_OPTIONS, type BearerTokenOptions, bearerToken } from './bearer-token.js';
import { chain } from './chain.js';
import { type DEX_LOGIN_OPTIONS, type DexLoginOptions, dexLogin } from './dex/dex-login.js';
import { headers } from './headers.js';
import { none } from './none.js';
import { type OidcAuthorizationCodeOptions, oidcAuthorizationCode } from './oidc/oidc-authorization-code.js';
import { oidcClientCredentials } from './oidc/oidc-client-credentials.js';
import { type OidcDeviceCodeOptions, oidcDeviceCode } from './oidc/oidc-device-code.js';
import { MORE_OPTIONS, type OIDC_OPTIONS, type OidcOptions } from './oidc/oidc-options.js';
import {
  type SERVICE_ACCOUNT_TOKEN_OPTIONS,
  type ServiceAccountTokenOptions,
  serviceAccountToken,
} from './service-account-token.js';

type Plugin = (options: never) => AuthPlugin;

const PROVIDER = { issuer: 'https://login.test', clientId: 'cli', clientSecret: 's3cret', onPrompt: () => {} };

describe('an option of a plugin that is without effect, as its name is misspelt', () => {
  it.each<[string, Plugin, object, string]>([
    ['dexLogin()', dexLogin, { username: 'jane', password: 's3cret', conector: 'ldap' }, 'connector'],
    ['serviceAccountToken()', serviceAccountToken, { pathh: '/token' }, 'path'],
    ['oidcClientCredentials()', oidcClientCredentials, { ...PROVIDER, scopes: 'kubeflow' }, 'scope'],
    ['oidcDeviceCode()', oidcDeviceCode, { ...PROVIDER, isuer: 'https://other.test' }, 'issuer'],
    ['oidcAuthorizationCode()', oidcAuthorizationCode, { ...PROVIDER, timeout: 5 }, 'timeoutMs'],
  ])('is refused by %s, with the right name', (name, plugin, options, meant) => {
    const refused = { code: 'CONFIGURATION', message: expect.stringContaining(name), hint: `Did you mean ${meant}?` };
    expect(() => plugin(options as never)).toThrow(expect.objectContaining(refused));
  });

  it('is refused by bearerToken(), with the right name', () => {
    const options = { heder: 'proxy-authorization' } as BearerTokenOptions;
    expect(() => bearerToken('t0ken', options)).toThrow(expect.objectContaining({ hint: 'Did you mean header?' }));
  });
});

describe('a program without types that is told of destructuring in place of its mistake', () => {
  it.each<[string, Plugin]>([
    ['dexLogin', dexLogin],
    ['serviceAccountToken', serviceAccountToken],
    ['oidcClientCredentials', oidcClientCredentials],
    ['oidcDeviceCode', oidcDeviceCode],
    ['oidcAuthorizationCode', oidcAuthorizationCode],
    ['headers', headers],
    ['chain', chain],
  ])('%s() takes no null', (name, plugin) => {
    const refused = { code: 'CONFIGURATION', message: expect.stringContaining(`${name}()`) };
    expect(() => plugin(null as never)).toThrow(expect.objectContaining(refused));
  });

  it('chain() takes no list', () => {
    expect(() => chain([none()] as unknown as AuthPlugin)).toThrow(expect.objectContaining({ code: 'CONFIGURATION' }));
  });

  it('headers() takes no text, whose letters would be sent one by one', () => {
    const text = 'Authorization: Bearer t0ken' as unknown as Record<string, string>;
    expect(() => headers(text)).toThrow(expect.objectContaining({ code: 'CONFIGURATION' }));
  });
});

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;

it('a plugin knows every option that its type knows', () => {
  expectTypeOf<Words<typeof DEX_LOGIN_OPTIONS>>().toEqualTypeOf<keyof DexLoginOptions>();
  expectTypeOf<Words<typeof BEARER_TOKEN_OPTIONS>>().toEqualTypeOf<keyof BearerTokenOptions>();
  expectTypeOf<Words<typeof SERVICE_ACCOUNT_TOKEN_OPTIONS>>().toEqualTypeOf<keyof ServiceAccountTokenOptions>();
  expectTypeOf<Words<typeof OIDC_OPTIONS>>().toEqualTypeOf<keyof OidcOptions>();
  type More<Options> = Exclude<keyof Options, keyof OidcOptions>;
  expectTypeOf<Words<typeof MORE_OPTIONS.oidcDeviceCode>>().toEqualTypeOf<More<OidcDeviceCodeOptions>>();
  expectTypeOf<Words<typeof MORE_OPTIONS.oidcAuthorizationCode>>().toEqualTypeOf<More<OidcAuthorizationCodeOptions>>();
  expect(Object.keys(MORE_OPTIONS)).toEqual([oidcDeviceCode.name, oidcAuthorizationCode.name]);
});
