import { ConnectionError } from '../../errors/connection-error.js';
import { CredentialError, UnsupportedLoginError } from '../../errors/credential-error.js';
import { reasonOf } from '../../transport/connection-reason.js';
import type { IncomingResponse } from '../../transport/incoming-response.js';

// Messages name hosts and statuses. Queries and pages hold codes, states and what was typed in, and are never quoted.

const BY_HAND =
  'Sign in with a browser and pass its session cookie with sessionCookie(), or get a token and pass it with bearerToken().';

/** The server refused the password; sending it again may lock the account. */
export function refusedPassword({ host }: URL, username: string): CredentialError {
  return new CredentialError(`Dex on ${host} refused the password of ${username}`, {
    hint: 'Check username, password and connector. The same password is not sent again: too many wrong ones may lock the account.',
  });
}

export function secondFactor({ host }: URL): UnsupportedLoginError {
  return new UnsupportedLoginError(`The login on ${host} asks for a second factor, which dexLogin() cannot give`, {
    hint: BY_HAND,
  });
}

/** The login goes on in a way that Dex's own does not. */
export function otherLogin({ host }: URL, what: string): UnsupportedLoginError {
  return new UnsupportedLoginError(`The login on ${host} answers with ${what}`, { hint: BY_HAND });
}

/** The login leads to a host that gets neither password nor cookies. */
export function foreignLogin(from: URL, target: URL, endpoint: URL): CredentialError {
  const leads = `The login on ${from.host} leads to ${shownOrigin(target)}`;
  if (!/^https?:$/.test(target.protocol)) return noLogin(from);
  // Another port over http:// is Dex beside the gateway, not the gateway itself.
  const isGateway = target.protocol === 'https:' || target.port === endpoint.port;
  if (isGateway && target.hostname === endpoint.hostname && target.protocol !== endpoint.protocol) {
    const hint = `Give the endpoint with ${target.protocol}//, if that is the address of the gateway.`;
    return new CredentialError(`${leads}, where nothing is sent: the endpoint is ${endpoint.origin}`, { hint });
  }
  if (target.searchParams.has('code')) {
    const hint = `Use ${shownOrigin(target)} in the endpoint: the gateway sends its users back there.`;
    return new CredentialError(`${leads} when it is done, which is not the endpoint`, { hint });
  }
  const instead = OTHER_PROVIDERS.find(([pattern]) => pattern.test(target.hostname))?.[1];
  return new UnsupportedLoginError(`${leads}, to which no password is sent`, {
    hint:
      instead ??
      `If that is Dex itself, say so with dexOrigin: '${shownOrigin(target)}'; if it is another provider, choose a connector of Dex that takes a password. ${BY_HAND}`,
  });
}

/** Hosts that are no Dex for sure: nobody should be led to have the password sent there. */
const OTHER_PROVIDERS: readonly (readonly [RegExp, string])[] = [
  [
    /^accounts\.google\.com$/,
    'Behind Google IAP use iapServiceAccount() or iapDesktopLogin() of @kfp-ts/auth-gcp in place of dexLogin(); if Dex leads there, choose a connector of it that takes a password.',
  ],
  [
    /\.amazoncognito\.com$/,
    "Use sessionCookie() with the browser's AWSELBAuthSessionCookie-0, -1, … in place of dexLogin().",
  ],
  [
    /^(github\.com|login\.microsoftonline\.com|.*\.okta\.com|.*\.auth0\.com)$/,
    `Choose a connector of Dex that takes a password. ${BY_HAND}`,
  ],
];

/** Dex stands at an origin of its own, where others could read the password on its way. */
export function unencryptedLogin({ host }: URL, target: URL): CredentialError {
  const leads = `The login on ${host} leads to ${shownOrigin(target)}`;
  return new CredentialError(`${leads}, where the password would be sent unencrypted`, {
    hint: 'Have Dex served over https://, and write so in the dexOrigin option.',
  });
}

export function wrongConnector({ host }: URL, wanted: string, offered: readonly string[]): CredentialError {
  const ids = offered.filter((id) => /^[\w.-]{1,60}$/.test(id)).slice(0, 10);
  return new CredentialError(`Dex on ${host} offers no connector ${JSON.stringify(wanted)}`, {
    hint: ids.length > 0 ? `It offers: ${ids.join(', ')}. Name one with the connector option.` : BY_HAND,
  });
}

/** A cookie that may go over https:// only came over http://. */
export function secureCookie(name: string, { origin }: URL): CredentialError {
  return new CredentialError(`The gate at ${origin} sets its cookie ${shownName(name)} for https:// only`, {
    hint: 'Use https:// in the endpoint; a port-forward to this machine works, too.',
  });
}

export function tooManySteps(steps: number): CredentialError {
  return new CredentialError(`The login did not end within ${steps} requests`, {
    hint: `The gate and Dex send each other back and forth: try it in a browser. ${BY_HAND}`,
  });
}

/** A redirect or a form that leads nowhere. */
export function noLogin({ host }: URL): CredentialError {
  return new CredentialError(`The login on ${host} leads to an address that is none`, { hint: BY_HAND });
}

/** The login cannot be made now; the call itself was not sent, so the next attempt may make it. */
export function brokenLogin({ host, pathname }: URL, status: number, transient = true): ConnectionError {
  return new ConnectionError(`Signing in failed: ${host} answered ${status}`, {
    hint: `Are the gate (oauth2-proxy, or oidc-authservice) and Dex running? ${shownPath(pathname)}`.trim(),
    mayHaveReachedServer: false,
    transient,
  });
}

export function unreachableLogin(cause: ConnectionError, transient: boolean): ConnectionError {
  return new ConnectionError(`Signing in failed: ${reasonOf(cause)}`, {
    cause,
    hint: cause.hint,
    mayHaveReachedServer: false,
    transient: transient && cause.transient,
  });
}

/** What gates and Dex say when a login cannot go on, and what to do about it. */
const KNOWN_TEXTS: readonly (readonly [RegExp, string])[] = [
  [
    /valid CSRF token|CSRF check failed/,
    'The cookie that ties the login together was lost: use the address that browsers use as endpoint.',
  ],
  [
    /Invalid client_id|Invalid redirect_uri|Unregistered redirect_uri/i,
    'The gate and Dex do not agree about the client: their configuration is wrong.',
  ],
  [/Connector ID|ConnectorID/, 'Dex does not know that connector: look at the connector option.'],
  [
    /RBAC: access denied/,
    'Istio lets nobody through here: check the endpoint, which ends in /pipeline behind the Kubeflow gateway.',
  ],
];

/** An answer that no login has at this place. */
export function unexpectedAnswer(url: URL, { status, text }: IncomingResponse): CredentialError | ConnectionError {
  const page = text.slice(0, 100_000);
  // Dex keeps logins under way in its memory and storage; both are lost when it is set up anew.
  if (status === 400 && /Requested resource does not exist|Login session expired|User session error/.test(page)) {
    return brokenLogin(url, status);
  }
  const known = KNOWN_TEXTS.find(([pattern]) => pattern.test(page))?.[1];
  return new CredentialError(`No way to sign in was found: ${url.host} answered ${status}`, {
    hint:
      known ??
      `Check the endpoint, and whether this user may sign in at all; without a gate, leave dexLogin() out. ${shownPath(url.pathname)}`.trim(),
  });
}

function shownOrigin({ protocol, host }: URL): string {
  return `${protocol}//${host}`;
}

function shownName(name: string): string {
  return /^[\w.-]{1,80}$/.test(name) ? name : '';
}

/** Where it was, if that is one of the ways that logins go. */
function shownPath(pathname: string): string {
  const known = /\/(oauth2\/(start|callback)|login\/oidc|authservice\/oidc\/callback|approval|auth)\/?$/.exec(
    pathname,
  )?.[1];
  return known ? `(It was at …/${known}.)` : '';
}
