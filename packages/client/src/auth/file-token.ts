import { CredentialError } from '../errors/credential-error.js';
import type { AuthPlugin } from './auth-plugin.js';
import { checkedToken, withHeader } from './header-value.js';

interface FileTokenOptions {
  readonly name: string;
  /** Default: `authorization`. */
  readonly header?: 'authorization' | 'proxy-authorization' | undefined;
  readonly path: string;
  readonly readFile: (path: string) => Promise<string>;
  /** What the file is, as errors begin. */
  readonly what: string;
  /** A function when it is made of what only failures load. */
  readonly hint: string | (() => Promise<string>);
  readonly describe?: (() => string) | undefined;
}

/** `Authorization: Bearer` with the content of a file, which is read for every attempt: somebody else renews it. */
export class FileToken implements AuthPlugin {
  readonly name: string;
  readonly #options: FileTokenOptions;
  readonly #header: 'authorization' | 'proxy-authorization';

  constructor(options: FileTokenOptions) {
    this.name = options.name;
    this.#options = options;
    this.#header = options.header ?? 'authorization';
  }

  async authenticate(...[request]: Parameters<AuthPlugin['authenticate']>) {
    return withHeader(request, this.#header, `Bearer ${await this.#read()}`);
  }

  /** Sending again helps when the file has been renewed in the meantime. */
  async recover(...[{ request }]: Parameters<NonNullable<AuthPlugin['recover']>>) {
    return request.headers[this.#header] === `Bearer ${await this.#read()}` ? 'give-up' : 'replay';
  }

  describe(): string {
    return this.#options.describe?.() ?? `the token in ${this.#options.path}`;
  }

  async #read(): Promise<string> {
    const { path, readFile, what, hint } = this.#options;
    const advice = async () => (typeof hint === 'string' ? hint : hint());
    let content: string;
    try {
      content = await readFile(path);
    } catch (cause) {
      const code = (cause as { code?: unknown } | undefined)?.code;
      throw new CredentialError(`${what} ${path} cannot be read${typeof code === 'string' ? ` (${code})` : ''}`, {
        cause,
        hint: await advice(),
        notConfigured: code === 'ENOENT',
      });
    }
    try {
      return checkedToken(content, `${what} ${path}`);
    } catch {
      // The same error, with the advice that only failures load.
      return checkedToken(content, `${what} ${path}`, await advice());
    }
  }
}
