/** One grant of a policy; `*` stands for everything, an absent list too. */
export interface PolicyRule {
  readonly name?: string;
  /** User names, such as `alice@example.com` or `system:serviceaccount:ns:name`. */
  readonly users?: readonly string[];
  readonly namespaces?: readonly string[];
  readonly groups?: readonly string[];
  readonly resources?: readonly string[];
  readonly verbs?: readonly string[];
}

/** A bearer token and whose it is. */
export interface PolicyToken {
  readonly username: string;
  readonly uid?: string;
  /** Audiences the token is good for; the server's own when absent. */
  readonly audiences?: readonly string[];
}

/** Who may do what in a multi-user server. */
export interface AccessPolicy {
  readonly rules?: readonly PolicyRule[];
  readonly tokens?: Readonly<Record<string, PolicyToken>>;
}

/** What is asked of the cluster before a call goes on. */
export interface ResourceAttributes {
  readonly namespace: string;
  readonly verb: string;
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly name: string;
}

const covers = (list: readonly string[] | undefined, value: string): boolean =>
  list === undefined || list.includes('*') || list.includes(value);

/** True when some rule grants it. Namespaces are not looked up: a name is as good as the rights in it. */
export const allows = (policy: AccessPolicy, user: string, asked: ResourceAttributes): boolean =>
  (policy.rules ?? []).some(
    (rule) =>
      covers(rule.users, user) &&
      covers(rule.namespaces, asked.namespace) &&
      covers(rule.groups, asked.group) &&
      covers(rule.resources, asked.resource) &&
      covers(rule.verbs, asked.verb),
  );

/** Resource attributes in the words of the server's texts. */
export const printAttributes = (a: ResourceAttributes): string =>
  `&ResourceAttributes{Namespace:${a.namespace},Verb:${a.verb},Group:${a.group},Version:${a.version},Resource:${a.resource},Subresource:,Name:${a.name},}`;
