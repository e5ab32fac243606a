import type { Api } from '@kfp-ts/api';
import type { ResolvedKfpClientOptions } from '../config/client-options.js';
import type { Transport } from '../transport/layer.js';

type AnyMethod = (...args: unknown[]) => Promise<unknown>;

/** The raw client, loaded at its first call: most programs never make one. */
export function lazyApi(options: ResolvedKfpClientOptions, send: Transport): Api {
  let loading: Promise<Api> | undefined;
  const method =
    (name: keyof Api) =>
    async (...args: unknown[]) => {
      loading ??= import('./raw-api.js').then(({ rawApi }) => rawApi(options, send));
      return ((await loading)[name] as unknown as AnyMethod)(...args);
    };
  const api = { GET: method('GET'), POST: method('POST'), DELETE: method('DELETE'), request: method('request') };
  return api as unknown as Api;
}
