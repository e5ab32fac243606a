import type { Api } from '@kfp-ts/api';
import type { ResolvedKfpClientOptions } from '../config/client-options.js';
import { lookAround } from '../config/look-around.js';
import { Installation } from '../resources/installation.js';
import type { ResourceContext } from '../resources/resource-context.js';
import { makeOnion } from '../transport/onion.js';
import { ApiOperationCaller } from './api-operation-caller.js';
import { lazyApi } from './lazy-api.js';
import type { OpenUiStream } from './open-ui-stream.js';
import type { OperationCaller } from './operation-caller.js';

/** What a client and its `inNamespace` siblings share. */
export class ClientCore {
  readonly options: ResolvedKfpClientOptions;
  readonly caller: OperationCaller;
  readonly api: Api;
  readonly #installation: Installation;
  readonly #openUi: OpenUiStream;

  constructor(options: ResolvedKfpClientOptions) {
    this.options = options;
    const send = makeOnion(options);
    this.api = lazyApi(options, send);
    this.caller = new ApiOperationCaller(options, send);
    this.#installation = new Installation(this.caller);
    this.#openUi = async (address, call) =>
      (await import('./open-ui-stream.js')).openUiStream(options, send, address, call);
  }

  /** The options, with what the surroundings say where nothing was given. */
  get known(): ResolvedKfpClientOptions {
    return lookAround(this.options);
  }

  resourceContext(namespace: string | undefined): ResourceContext {
    const { clock, random, defaults } = this.options;
    const fallbackNamespace = () => this.known.fallbackNamespace;
    const { maxAttempts } = defaults.limits.retry;
    const installation = this.#installation;
    const openUi = this.#openUi;
    return { caller: this.caller, installation, namespace, fallbackNamespace, maxAttempts, clock, random, openUi };
  }
}
