import { createApi } from '@kfp-ts/api';
import { ApiOperationCaller } from './call/api-operation-caller.js';
import type { OperationCaller } from './call/operation-caller.js';
import { type KfpClientOptions, type ResolvedKfpClientOptions, resolveOptions } from './config/client-options.js';
import { LightRequest } from './transport/light-exchange.js';
import { makeOnion } from './transport/onion.js';

/**
 * A Kubeflow Pipelines installation, as one user in one namespace sees it. Making one does no I/O.
 *
 * @example
 * const kfp = new KfpClient({ endpoint: 'https://kubeflow.example.com/pipeline', namespace: 'jane' });
 */
export class KfpClient {
  readonly #options: ResolvedKfpClientOptions;
  readonly #caller: OperationCaller;

  /** @throws {ConfigurationError} for an option that cannot be right. */
  constructor(options: KfpClientOptions = {}) {
    this.#options = resolveOptions(options);
    this.#caller = callerOf(this.#options);
  }

  /** Sends one operation by its id, with typed input; what all other methods are made of. */
  get call(): OperationCaller['call'] {
    return this.#caller.call.bind(this.#caller);
  }
}

function callerOf(options: ResolvedKfpClientOptions): OperationCaller {
  const { endpoint, apiPath, defaults, clock } = options;
  return new ApiOperationCaller({
    api: createApi({
      baseUrl: endpoint.url,
      Request: LightRequest as unknown as typeof Request,
      ...(apiPath && { apiPath }),
    }),
    send: makeOnion(options),
    defaults,
    clock,
  });
}
