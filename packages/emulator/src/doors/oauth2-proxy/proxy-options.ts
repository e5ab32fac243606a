/** How oauth2-proxy is set up; what is absent is as in the setup that was chosen. */
export interface OAuth2ProxyOptions {
  /** `7.15` says after how many seconds cookies end, `7.6` at which time. */
  release?: '7.15' | '7.6';
  cookieName?: string;
  /** How long a session lasts. */
  cookieSeconds?: number;
  /** After how long a session is renewed; 0 for never. Takes the scope `offline_access`. */
  refreshSeconds?: number;
  /** Cookies for https alone. */
  cookieSecure?: boolean;
  /** A cookie of its own for each login that is begun. */
  csrfPerRequest?: boolean;
  /** About how many of those are kept. */
  csrfPerRequestLimit?: number;
  /** A page (403) instead of a redirect (302) for those who are not logged in. */
  signInPage?: boolean;
  /** Regular expressions of paths where a 401 is answered instead. */
  apiRoutes?: readonly string[];
  /** Sent to Dex; without one, Dex asks for approval. */
  prompt?: string;
  /** With blanks between. */
  scope?: string;
  /** Takes ID tokens of Dex for sessions. */
  acceptBearer?: boolean;
  encodeState?: boolean;
}

export type ResolvedOAuth2ProxyOptions = Readonly<
  Required<Omit<OAuth2ProxyOptions, 'apiRoutes' | 'csrfPerRequestLimit'>>
> & {
  readonly apiRoutes: readonly RegExp[];
  readonly csrfPerRequestLimit: number | undefined;
};

/** As Kubeflow sets it up since 1.9.1. */
const KUBEFLOW: Required<Omit<OAuth2ProxyOptions, 'csrfPerRequestLimit'>> = {
  release: '7.15',
  cookieName: 'oauth2_proxy_kubeflow',
  cookieSeconds: 86_400,
  refreshSeconds: 0,
  cookieSecure: false,
  csrfPerRequest: false,
  signInPage: true,
  apiRoutes: ['/api/', '/apis/', '^/ml_metadata'],
  prompt: 'none',
  scope: 'profile email groups openid',
  acceptBearer: false,
  encodeState: false,
};

/** Installations whose settings are known. */
export type OAuth2ProxySetup = 'kubeflow-1.9.1' | 'kubeflow-1.9.0' | 'deploykf' | 'plain';

export const PROXY_SETUPS: Readonly<Record<OAuth2ProxySetup, OAuth2ProxyOptions>> = {
  'kubeflow-1.9.1': {},
  'kubeflow-1.9.0': { release: '7.6', signInPage: false, apiRoutes: [], prompt: '' },
  deploykf: {
    cookieName: '_deploykf_token',
    cookieSeconds: 604_800,
    refreshSeconds: 3600,
    signInPage: false,
    scope: 'openid email groups profile offline_access',
    acceptBearer: true,
  },
  plain: {},
};

/** @throws SyntaxError for an API route that is no regular expression */
export function resolveProxyOptions(
  setup: OAuth2ProxySetup,
  options: OAuth2ProxyOptions,
  secure: boolean,
): ResolvedOAuth2ProxyOptions {
  const own: OAuth2ProxyOptions = { ...PROXY_SETUPS[setup], ...options };
  const merged = { ...KUBEFLOW, ...own };
  // deployKF's cookie has a name that browsers take only over https.
  const prefixed = setup === 'deploykf' && secure && options.cookieName === undefined;
  return {
    ...merged,
    cookieName: prefixed ? `__Secure-${merged.cookieName}` : merged.cookieName,
    cookieSecure: own.cookieSecure ?? (setup === 'deploykf' && secure),
    apiRoutes: merged.apiRoutes.map((route) => new RegExp(route)),
    csrfPerRequestLimit: options.csrfPerRequestLimit,
  };
}
