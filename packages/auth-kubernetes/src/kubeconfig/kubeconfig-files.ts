import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { ConfigurationError } from '@kfp-ts/client';

type Fields = Readonly<Record<string, unknown>>;
type LoadYaml = (text: string) => unknown;

/** What kubeconfigs hold, by name, with paths made absolute. */
export interface KubeconfigContent {
  readonly clusters: ReadonlyMap<string, Fields>;
  readonly users: ReadonlyMap<string, Fields>;
  readonly contexts: ReadonlyMap<string, Fields>;
  readonly currentContext: string | undefined;
}

/** The files that `kubectl` would read. */
export function usualFiles(env: NodeJS.ProcessEnv = process.env): string[] {
  // kubectl passes over those that are not there.
  if (env.KUBECONFIG) return env.KUBECONFIG.split(delimiter).filter((file) => file !== '' && existsSync(file));
  const usual = join(env.HOME || homedir(), '.kube', 'config');
  return existsSync(usual) ? [usual] : [];
}

/**
 * Reads kubeconfigs and merges them as `kubectl` does: the first to name something has the say.
 * @throws ConfigurationError for a file that cannot be read or is none; its content is not quoted
 */
export function readKubeconfigs(files: readonly string[], loadYaml: LoadYaml): KubeconfigContent {
  const contents = files.map((file) => contentOf(readFile(file, loadYaml), dirname(resolve(file))));
  const merged = (key: 'clusters' | 'users' | 'contexts') =>
    new Map(contents.toReversed().flatMap((content) => [...content[key]]));
  return {
    clusters: merged('clusters'),
    users: merged('users'),
    contexts: merged('contexts'),
    currentContext: contents.find(({ currentContext }) => currentContext)?.currentContext,
  };
}

function readFile(file: string, loadYaml: LoadYaml): Fields {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(`The kubeconfig ${file} cannot be read`, {
      cause,
      hint: 'Check the path and the rights of the file.',
    });
  }
  try {
    const content: unknown = text.trim() === '' ? undefined : loadYaml(text);
    if (isFields(content)) return content;
  } catch (cause) {
    // The error itself quotes the lines around, with tokens in them.
    const line = (cause as { mark?: { line?: unknown } }).mark?.line;
    const where = typeof line === 'number' ? ` (line ${line + 1})` : '';
    throw new ConfigurationError(`The kubeconfig ${file} cannot be read as YAML${where}`, { hint: NO_YAML });
  }
  throw new ConfigurationError(`The kubeconfig ${file} cannot be read: it holds no settings`, { hint: NO_YAML });
}

const NO_YAML = 'Is it the right file? `kubectl config view` prints what it should look like.';

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function contentOf(file: Fields, folder: string): KubeconfigContent {
  const here = (path: string): string => (isAbsolute(path) ? path : join(folder, path));
  const current = file['current-context'];
  return {
    clusters: named(file.clusters, 'cluster', (cluster) => placed(cluster, ['certificate-authority'], here)),
    users: named(file.users, 'user', (user) => {
      const { exec } = user;
      // A program without a folder is looked for in PATH.
      const hasFolder = isFields(exec) && typeof exec.command === 'string' && /[\\/]/.test(exec.command);
      return {
        ...placed(user, ['client-certificate', 'client-key', 'tokenFile'], here),
        ...(hasFolder && { exec: placed(exec, ['command'], here) }),
      };
    }),
    contexts: named(file.contexts, 'context', (context) => context),
    currentContext: typeof current === 'string' && current !== '' ? current : undefined,
  };
}

/** The entries of a list by their names. */
function named(list: unknown, key: string, change: (entry: Fields) => Fields): Map<string, Fields> {
  const entries = (Array.isArray(list) ? list : []).flatMap((item: unknown): [string, Fields][] => {
    if (!isFields(item) || item.name === undefined) return [];
    const entry = item[key];
    return [[String(item.name), change(isFields(entry) ? entry : {})]];
  });
  // The first of a name counts, as between files.
  return new Map(entries.toReversed());
}

/** Paths in a kubeconfig are relative to its folder, and count for nothing beside the content itself. */
function placed(entry: Fields, keys: readonly string[], here: (path: string) => string): Fields {
  const paths = keys.flatMap((key) => {
    const path = entry[key];
    if (entry[`${key}-data`]) return [[key, undefined]];
    return typeof path === 'string' && path !== '' ? [[key, here(path)]] : [];
  });
  return { ...entry, ...Object.fromEntries(paths) };
}
