/** The flag of `kubectl create rolebinding` for a user as the API names them; undefined for what a shell may take for more. */
function subjectFlag(user: string): string | undefined {
  if (!/^[\w.@:+-]+$/.test(user)) return undefined;
  const account = accountOf(user);
  return account ? `--serviceaccount=${account}` : `--user=${user}`;
}

const accountOf = (user: string): string | undefined =>
  /^system:serviceaccount:([a-z0-9-]+:[a-z0-9.-]+)$/.exec(user)?.[1];

const REFUSED_USER = /User '([^']+)' is not authorized/;
const REFUSED_NAMESPACE = /ResourceAttributes\{Namespace:([a-z0-9-]+),/;

/** The command that makes the RoleBinding which a refusal of the API says is missing. */
export function bindingCommand(refusal: string): string | undefined {
  const user = REFUSED_USER.exec(refusal)?.[1] ?? '';
  const namespace = REFUSED_NAMESPACE.exec(refusal)?.[1];
  const subject = subjectFlag(user);
  if (!namespace || !subject) return undefined;
  const name = `pipelines-${(accountOf(user) ?? user).toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  return `kubectl -n ${namespace} create rolebinding ${name} --clusterrole=kubeflow-pipelines-edit ${subject}`;
}

/** Of a refusal of the Kubernetes API: `… User "jane" cannot get resource "services/proxy" … in the namespace "kubeflow"`. */
const REFUSED_PROXY = /User "([^"]+)" cannot \w+ resource "services\/proxy".* in the namespace "([a-z0-9-]+)"/;

/** The commands that give the right to go through the service proxy, which a refusal of the Kubernetes API says is missing. */
export function serviceProxyCommands(refusal: string): string | undefined {
  const [, user = '', namespace] = REFUSED_PROXY.exec(refusal) ?? [];
  const subject = subjectFlag(user);
  if (!namespace || !subject) return undefined;
  const role = 'pipelines-service-proxy';
  return (
    `kubectl -n ${namespace} create role ${role} --verb=get,create,delete --resource=services/proxy && ` +
    `kubectl -n ${namespace} create rolebinding ${role} --role=${role} ${subject}`
  );
}
