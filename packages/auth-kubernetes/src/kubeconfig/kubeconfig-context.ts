import { ConfigurationError } from '@kfp-ts/client';
import type { KubeconfigContent } from './kubeconfig-files.js';

type Fields = Readonly<Record<string, unknown>>;

/** A context and what it names. */
export interface ChosenContext {
  readonly name: string;
  readonly cluster: Fields;
  /** Empty for a context without a user. */
  readonly user: Fields;
}

/** @throws ConfigurationError for a context, a cluster or a user that is not there, or that cannot be used */
export function chosenContext(content: KubeconfigContent, wanted: string | undefined): ChosenContext {
  const name = wanted ?? content.currentContext;
  if (name === undefined) {
    throw new ConfigurationError('The kubeconfig has no current context', { hint: contextsHint(content) });
  }
  const shown = JSON.stringify(name);
  const context = content.contexts.get(name);
  if (!context) {
    throw new ConfigurationError(`The kubeconfig has no context ${shown}`, { hint: contextsHint(content) });
  }
  const cluster = content.clusters.get(String(context.cluster));
  if (!cluster) {
    throw new ConfigurationError(`The context ${shown} names no cluster that the kubeconfig has`, {
      hint: contextsHint(content),
    });
  }
  const userName = context.user || undefined;
  const user = userName === undefined ? {} : content.users.get(String(userName));
  if (!user) {
    throw new ConfigurationError(`The context ${shown} names no user that the kubeconfig has`, {
      // What is no name may be anything.
      hint: `Add the user${typeof userName === 'string' ? ` ${JSON.stringify(userName)}` : ''}, or choose another context. ${contextsHint(content)}`,
    });
  }
  demandEncryption(cluster);
  demandOneIdentity(user);
  // client-go takes a missing password for an empty one.
  return { name, cluster, user: user.username ? { password: '', ...user } : user };
}

function contextsHint({ contexts }: KubeconfigContent): string {
  return contexts.size === 0
    ? 'It has no contexts at all: is it the right file?'
    : `It has: ${[...contexts.keys()].join(', ')}.`;
}

function demandEncryption({ server, 'insecure-skip-tls-verify': skip }: Fields): void {
  const url = typeof server === 'string' && URL.canParse(server) ? new URL(server) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new ConfigurationError("The cluster's server is no https:// address", {
      hint: 'Correct it in the kubeconfig: kubectl config view --minify shows it.',
    });
  }
  if (url.protocol === 'https:' || (skip === true && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname))) return;
  throw new ConfigurationError(`The cluster ${url.origin} is reached without encryption`, {
    hint: 'Its credentials would be readable on the way. For `kubectl proxy` no kubeconfig is needed: give its address as endpoint.',
  });
}

/** Left out, the calls would be made as somebody else. */
function demandOneIdentity(user: Fields): void {
  const left = ['as-groups', 'as-uid', 'as-user-extra'].find((name) => user[name] !== undefined);
  if (left === undefined) return;
  throw new ConfigurationError(`The kubeconfig asks for ${left}, which cannot be passed on`, {
    hint: 'Use a context that names a user by `as` alone, or by none of these.',
  });
}
