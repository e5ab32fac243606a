import { readFile } from 'node:fs/promises';
import { ConfigurationError, CredentialError } from '@kfp-ts/client';
import type { ChosenContext } from '../kubeconfig/kubeconfig-context.js';
import { type CredentialProgram, runCredentialProgram } from './credential-program.js';
import { oidcProviderTokens } from './oidc-provider-tokens.js';
import { type UserCredential, UserCredentials } from './user-credentials.js';

type Fields = Readonly<Record<string, unknown>>;

interface AuthProvider {
  readonly name?: unknown;
  readonly config?: Fields & { readonly exec?: CredentialProgram };
}

/**
 * The credentials of a user of a kubeconfig that have to be got each time; undefined when they are simply there.
 * @throws ConfigurationError for a program that nobody allowed, or that needs a person at a terminal
 */
export function ownCredentials({ user, cluster }: ChosenContext, allowExec: boolean): UserCredentials | undefined {
  const provider = user['auth-provider'] as AuthProvider | undefined;
  const exec = (user.exec as CredentialProgram | null | undefined) ?? provider?.config?.exec;
  demandPermission(exec?.command ?? provider?.config?.['cmd-path'], allowExec);
  const { tokenFile } = user;
  // Of a token and its file the file counts: somebody renews it.
  if (typeof tokenFile === 'string' && tokenFile !== '') return fileCredentials(tokenFile);
  if (exec && typeof exec.command !== 'string') {
    throw new ConfigurationError('The kubeconfig names no program below exec', {
      hint: 'Give it a command, such as aws, or take exec out.',
    });
  }
  if (exec?.interactiveMode === 'Always') {
    throw new ConfigurationError(`The program ${JSON.stringify(exec.command)} of the kubeconfig needs a terminal`, {
      hint: 'Log in with it beforehand, or use a context whose interactiveMode is IfAvailable or Never.',
    });
  }
  if (exec) return new UserCredentials(() => runCredentialProgram(exec, cluster));
  if (provider?.name === 'oidc' && provider.config && user.token === undefined) {
    return new UserCredentials(oidcProviderTokens(provider.config));
  }
  return undefined;
}

function demandPermission(program: unknown, allowExec: boolean): void {
  if (program === undefined || allowExec) return;
  const shown = typeof program === 'string' ? JSON.stringify(program) : 'a program';
  throw new ConfigurationError(`The kubeconfig wants to run ${shown} for credentials`, {
    hint: 'If you trust this kubeconfig, pass allowExec: true; to KfpClient.fromEnvironment() pass kubeconfig: { allowExec: true }.',
  });
}

/** Read each time: it is small, and renewed at any time. */
function fileCredentials(path: string): UserCredentials {
  const read = async (): Promise<UserCredential> => {
    const token = await readFile(path, 'utf8').catch((cause: unknown) => {
      throw new CredentialError(`The token file ${path} of the kubeconfig cannot be read`, {
        cause,
        hint: 'Check that it is there and that you may read it.',
      });
    });
    if (token.trim() !== '') return { token: token.trim(), expiresAt: 0 };
    throw new CredentialError(`The token file ${path} of the kubeconfig is empty`, {
      hint: 'Have what writes it write a token.',
    });
  };
  return new UserCredentials(read);
}
