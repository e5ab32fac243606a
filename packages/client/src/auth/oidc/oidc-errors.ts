import { ConfigurationError } from '../../errors/configuration-error.js';
import { ConnectionError } from '../../errors/connection-error.js';
import { CredentialError, UnsupportedLoginError } from '../../errors/credential-error.js';
import { reasonOf } from '../../transport/connection-reason.js';

// Causes are left out: those of the library hold requests and answers, with secrets and tokens in them.

export function missingLibrary(plugin: string): ConfigurationError {
  return new ConfigurationError(`${plugin}() needs the package oauth4webapi, which is not installed`, {
    hint: 'Install it: npm install oauth4webapi@3',
  });
}

/** The provider answered with an error of its own. */
export function refusedByProvider(plugin: string, issuer: string, code: string | undefined): CredentialError {
  const shown = code !== undefined && /^[\w.-]{1,60}$/.test(code) ? code : 'an answer that is none of OAuth';
  return new CredentialError(`${plugin}(): ${hostOf(issuer)} answered ${shown}`, {
    hint:
      HINTS[shown] ?? 'Check issuer, clientId, clientSecret and scope against what is registered with the provider.',
  });
}

const HINTS: Readonly<Record<string, string>> = {
  invalid_client: 'Check clientId, clientSecret and clientAuthentication.',
  access_denied: 'The login was turned down: log in again and allow the access.',
  expired_token: 'Nobody entered the code in time: call again.',
  invalid_scope: 'Check scope: the provider does not give this client what it asks for.',
  unauthorized_client: 'Have the provider allow this way of logging in to the client.',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED:
    'Write issuer exactly as the discovery document and the tokens do, with or without the slash at its end.',
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'Is issuer right? Its discovery document is below /.well-known/openid-configuration.',
  unsupported_grant_type: 'Have the provider allow this way of logging in to the client.',
};

export function lackingEndpoint(plugin: string, issuer: string, what: string): UnsupportedLoginError {
  return new UnsupportedLoginError(`${plugin}(): ${hostOf(issuer)} names no ${what}`, {
    hint: 'Choose another way of logging in, or give the address in endpoints.',
  });
}

export function lackingToken(plugin: string, issuer: string, what: string): CredentialError {
  return new CredentialError(`${plugin}(): ${hostOf(issuer)} gave no ${what}`, {
    hint: 'Add openid to scope for an ID token, or choose the other one with the token option.',
  });
}

const PROVIDER_HINT =
  'Is the provider running? Check issuer; addresses that are not reached from here have others in the endpoints option.';

/** The call itself was not sent, so the next attempt may get the token. */
export function unreachableProvider(plugin: string, cause: ConnectionError): ConnectionError {
  return new ConnectionError(`${plugin}(): ${reasonOf(cause)}`, {
    cause,
    hint: /^(Check the endpoint|Is the server)/.test(cause.hint ?? '') ? PROVIDER_HINT : cause.hint,
    mayHaveReachedServer: false,
    transient: cause.transient,
  });
}

export function brokenProvider(plugin: string, issuer: string, status: number): ConnectionError {
  return new ConnectionError(`${plugin}(): ${hostOf(issuer)} answered ${status}`, {
    hint: 'Is the provider running?',
    mayHaveReachedServer: false,
  });
}

export function failedPrompt(plugin: string, cause: unknown): CredentialError {
  return new CredentialError(`The onPrompt function of ${plugin}() failed`, {
    cause,
    hint: 'See the cause of this error.',
  });
}

export function insecureProvider(plugin: string, url: URL): CredentialError {
  return new CredentialError(`${plugin}(): secrets would be sent unencrypted to ${url.host}`, {
    hint: 'Use https:// for the issuer and all its addresses.',
  });
}

function hostOf(issuer: string): string {
  return URL.canParse(issuer) ? new URL(issuer).host : 'the provider';
}
