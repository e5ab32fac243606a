import { type Api, createApi } from '@kfp-ts/api';
import type { ResolvedKfpClientOptions } from '../config/client-options.js';
import { Installation } from '../resources/installation.js';
import type { ResourceContext } from '../resources/resource-context.js';
import type { Transport } from '../transport/layer.js';
import { LightRequest } from '../transport/light-exchange.js';
import { makeOnion } from '../transport/onion.js';
import { ApiOperationCaller } from './api-operation-caller.js';
import type { OperationCaller } from './operation-caller.js';
import { rawApi } from './raw-api.js';

/** What a client and its `inNamespace` siblings share. */
export class ClientCore {
  readonly options: ResolvedKfpClientOptions;
  readonly caller: OperationCaller;
  readonly #send: Transport;
  readonly #installation: Installation;
  #api: Api | undefined;

  constructor(options: ResolvedKfpClientOptions) {
    const { endpoint, apiPath, defaults, clock } = options;
    this.options = options;
    this.#send = makeOnion(options);
    this.caller = new ApiOperationCaller({
      api: createApi({
        baseUrl: endpoint.url,
        Request: LightRequest as unknown as typeof Request,
        ...(apiPath && { apiPath }),
      }),
      send: this.#send,
      defaults,
      clock,
    });
    this.#installation = new Installation(this.caller);
  }

  get api(): Api {
    this.#api ??= rawApi(this.options, this.#send);
    return this.#api;
  }

  resourceContext(namespace: string | undefined): ResourceContext {
    const { clock, random, fallbackNamespace } = this.options;
    const installation = this.#installation;
    return { caller: this.caller, installation, namespace, fallbackNamespace, clock, random };
  }
}
