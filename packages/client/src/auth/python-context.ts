import type { KfpClientOptions } from '../config/client-options.js';
import { platformFiles } from '../config/file-system.js';
import { checkedNamespace } from '../config/namespace.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { headers } from './headers.js';
import { sessionCookie } from './session-cookie.js';

export interface PythonContextOptions {
  /** Default: `~/.config/kfp/context.json`, if it is there. */
  path?: string | undefined;
  /** Text of a file, or an exception; for tests. Default: the platform's files. */
  readFile?: ((path: string) => string) | undefined;
}

/**
 * What the Python client keeps in its context file: the namespace that `set_user_namespace()` wrote, a cookie and a header.
 * Nothing reads that file unless this is called, and nothing writes it.
 *
 * @throws {ConfigurationError} that names the file, when it cannot be read or holds what it should not.
 *
 * @example
 * const kfp = KfpClient.fromEnvironment(pythonContext());
 */
export function pythonContext(options: PythonContextOptions = {}): Pick<KfpClientOptions, 'namespace' | 'auth'> {
  const { env = {} } = globalThis.process ?? {};
  const path = options.path ?? `${env.HOME || env.USERPROFILE}/.config/kfp/context.json`;
  const text = contentOf(path, options);
  if (text === undefined) return {};
  const { namespace, cookie, headerName, headerValue } = fieldsOf(text, path);
  if (!headerName !== !headerValue) throw broken(path, 'has a header without a name or a value');
  const checked = <T>(name: string, make: () => T): T => {
    try {
      return make();
    } catch (cause) {
      throw broken(path, `has a ${name}`, cause);
    }
  };
  checked('namespace that cannot be one', () => checkedNamespace(namespace));
  const auth = [
    ...(cookie ? [checked('cookie that cannot be sent', () => sessionCookie(cookie))] : []),
    ...(headerName && headerValue
      ? [checked('header that cannot be sent', () => headers({ [headerName]: headerValue }))]
      : []),
  ];
  return { ...(namespace && { namespace }), ...(auth.length > 0 && { auth }) };
}

function contentOf(path: string, { path: given, readFile }: PythonContextOptions): string | undefined {
  try {
    return (readFile ?? readNow)(path);
  } catch (cause) {
    const { code } = (cause ?? {}) as { code?: unknown };
    // Nobody need have used the Python client here.
    if (given === undefined && code === 'ENOENT') return undefined;
    throw broken(path, `cannot be read${typeof code === 'string' ? ` (${code})` : ''}`, cause);
  }
}

function readNow(path: string): string {
  const files = platformFiles();
  if (!files) throw new Error('This platform has no files.');
  return files.readFileSync(path, 'utf8');
}

function fieldsOf(text: string, path: string) {
  const content = parsed(text, path);
  const field = (name: string): string | undefined => {
    const value = content[name] ?? '';
    if (typeof value !== 'string') throw broken(path, `has a ${name} that is no text`);
    return value.trim() || undefined;
  };
  return {
    namespace: field('namespace'),
    cookie: field('client_authentication_cookie'),
    headerName: field('client_authentication_header_name'),
    headerValue: field('client_authentication_header_value'),
  };
}

function parsed(text: string, path: string): Record<string, unknown> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // The platform's error quotes the text, cookie and all.
    throw broken(path, 'is no JSON');
  }
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) {
    return content as Record<string, unknown>;
  }
  throw broken(path, 'holds no object');
}

function broken(path: string, what: string, cause?: unknown): ConfigurationError {
  return new ConfigurationError(`The context file ${path} ${what}`, {
    cause,
    hint: 'Correct it or take it away; the Python client writes it anew with set_user_namespace().',
  });
}
