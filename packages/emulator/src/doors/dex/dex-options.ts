/** Somebody who can log in. */
export interface DoorUser {
  email: string;
  password: string;
  /** The part of `email` before the `@` when absent. */
  username?: string;
  /** Dex's own id of the user; made from the email when absent. */
  userId?: string;
  /** Many of them make a session that does not fit into one cookie. */
  groups?: readonly string[];
}

/** One way of Dex to log in. */
export interface DexConnectorOptions {
  /** As in the URL, such as `local` or `ldap`. */
  id: string;
  /** On the page where users choose; the id when absent. */
  name?: string;
  /** `password` (the default): a form; `callback`: users are sent to another provider, where no password of ours is of use. */
  kind?: 'password' | 'callback';
  /** Where a `callback` connector sends users; Dex's own callback when absent. */
  providerUrl?: string;
  /** What the form asks for; `Email Address` for `local`, else `Username`. */
  prompt?: string;
  /** Who can log in here; the users of the door when absent. */
  users?: readonly DoorUser[];
}

/** Each stands for the releases up to the next. */
export type DexReleaseName = '2020' | '2022' | '2.35' | '2.41' | '2.45' | 'head';

/** The identity provider behind oauth2-proxy and oidc-authservice. */
export interface DexOptions {
  /**
   * Which Dex to behave like: `2.41` (the default), builds of 2022 (about 2.31) and of 2020 (about 2.27), or, unverified,
   * `2.35`, `2.45` and `head`, what comes after.
   */
  release?: DexReleaseName;
  /** `local` alone when absent. */
  connectors?: readonly DexConnectorOptions[];
  /** Without a page that asks users to grant access; true when absent, as Kubeflow has it. */
  skipApproval?: boolean;
  /** How long ID tokens are good; 86,400 (a day) when absent. */
  idTokenSeconds?: number;
  /** Connector whose users may send name and password to the token endpoint; none when absent. */
  passwordConnector?: string;
  /** In tokens and discovery; the name inside the cluster when absent, as in Kubeflow. */
  issuer?: string;
  /** At an origin of its own, beside the door, instead of at `/dex` behind it; false when absent. */
  ownOrigin?: boolean;
  /** Ask for a second factor, which nobody can give here; only `head` does so. */
  secondFactor?: boolean;
}

export interface DexUser {
  readonly email: string;
  readonly password: string;
  readonly username: string;
  readonly userId: string;
  readonly groups: readonly string[];
}

export interface DexConnector {
  readonly id: string;
  readonly name: string;
  readonly kind: 'password' | 'callback';
  readonly providerUrl: string;
  readonly prompt: string;
  readonly users: readonly DexUser[];
}

export interface ResolvedDexOptions {
  readonly release: DexReleaseName;
  /** In the order in which they are shown. */
  readonly connectors: readonly DexConnector[];
  readonly skipApproval: boolean;
  readonly idTokenSeconds: number;
  readonly passwordConnector: string | undefined;
  readonly issuer: string;
  readonly secondFactor: boolean;
  readonly ownOrigin: boolean;
}

/** The static user of Kubeflow's manifests. */
export const DEFAULT_USERS: readonly DoorUser[] = [
  { email: 'user@example.com', password: '12341234', username: 'user', userId: '15841185641784' },
];

export function resolveDexOptions(options: DexOptions, users: readonly DoorUser[]): ResolvedDexOptions {
  const { connectors = [{ id: 'local' }], issuer = 'http://dex.auth.svc.cluster.local:5556/dex' } = options;
  return {
    release: options.release ?? '2.41',
    connectors: connectors
      .map((connector) => resolveConnector(connector, users, issuer))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    skipApproval: options.skipApproval ?? true,
    idTokenSeconds: options.idTokenSeconds ?? 86_400,
    passwordConnector: options.passwordConnector,
    issuer,
    secondFactor: options.secondFactor ?? false,
    ownOrigin: options.ownOrigin ?? false,
  };
}

const resolveConnector = (
  connector: DexConnectorOptions,
  users: readonly DoorUser[],
  issuer: string,
): DexConnector => ({
  id: connector.id,
  name: connector.name ?? connector.id,
  kind: connector.kind ?? 'password',
  providerUrl: connector.providerUrl ?? `${issuer}/callback`,
  prompt: connector.prompt ?? (connector.id === 'local' ? 'Email Address' : 'Username'),
  users: (connector.users ?? users).map(resolveUser),
});

const resolveUser = (user: DoorUser): DexUser => ({
  email: user.email,
  password: user.password,
  username: user.username ?? user.email.split('@', 1)[0] ?? '',
  userId: user.userId ?? user.email,
  groups: user.groups ?? [],
});
