import type { Api } from '@kfp-ts/api';
import { ClientCore } from './call/client-core.js';
import { type KfpClientOptions, resolveOptions } from './config/client-options.js';
import { type EnvironmentOptions, type EnvironmentSource, optionsFromEnvironment } from './config/environment.js';
import { explainOptions } from './config/explain-options.js';
import { checkedNamespace } from './config/namespace.js';
import { type WebLinks, webLinks } from './links/web-links.js';
import { Experiments } from './resources/experiments.js';
import { Pipelines } from './resources/pipelines.js';
import { RecurringRuns } from './resources/recurring-runs.js';
import { Runs } from './resources/runs.js';
import { Server } from './resources/server.js';

const CORE = Symbol('core');

/** Options of a client that shares connections, credentials and knowledge of the server with another. */
interface SiblingOptions extends KfpClientOptions {
  [CORE]?: ClientCore;
}

/**
 * A Kubeflow Pipelines installation, as one user in one namespace sees it. Making one does no I/O, and it need not be
 * closed: unused connections do not keep the process alive.
 *
 * @example
 * const kfp = new KfpClient({ endpoint: 'https://kubeflow.example.com/pipeline', namespace: 'jane' });
 * for await (const run of kfp.runs.list({ status: 'Failed' })) console.log(run.name);
 */
export class KfpClient {
  readonly experiments: Experiments;
  readonly pipelines: Pipelines;
  readonly runs: Runs;
  readonly recurringRuns: RecurringRuns;
  readonly server: Server;
  readonly #core: ClientCore;
  readonly #namespace: string | undefined;

  /** @throws {ConfigurationError} for an option that cannot be right. */
  constructor(options: KfpClientOptions = {}) {
    this.#core = (options as SiblingOptions)[CORE] ?? new ClientCore(resolveOptions(options));
    this.#namespace = options.namespace;
    const context = this.#core.resourceContext(this.#namespace);
    this.experiments = new Experiments(context);
    this.pipelines = new Pipelines(context);
    const work = { ...context, experiments: this.experiments, pipelines: this.pipelines };
    this.runs = new Runs(work);
    this.recurringRuns = new RecurringRuns(work);
    this.server = new Server(context);
  }

  /**
   * A client set up as the surroundings suggest: by `KF_PIPELINES_ENDPOINT`, in a pod by its cluster, on a laptop by the
   * kubeconfig. What `overrides` says counts more. Reads small files, no network; `explain()` tells what came of it.
   */
  static fromEnvironment(overrides: EnvironmentOptions = {}, source?: EnvironmentSource): KfpClient {
    return clientOf(optionsFromEnvironment(overrides, source));
  }

  /** The same installation and user in another namespace; connections and credentials are shared. */
  inNamespace(namespace: string): KfpClient {
    const options: SiblingOptions = { namespace: checkedNamespace(namespace), [CORE]: this.#core };
    return clientOf(options);
  }

  /** The typed REST calls below all methods, with the same credentials, retries and timeouts. */
  get api(): Api {
    return this.#core.api;
  }

  /** Addresses of the web pages, for people. */
  get links(): WebLinks {
    return webLinks(this.#core.known, this.#namespace);
  }

  /** What this client runs on and why, for people: endpoint, namespace, credentials (without secrets), limits. */
  explain(): string {
    return explainOptions({ ...this.#core.known, namespace: this.#namespace }, this.links.home);
  }
}

/** Outside of the class: one that names itself is renamed by bundlers, and would be printed as `_KfpClient`. */
function clientOf(options: KfpClientOptions): KfpClient {
  return new KfpClient(options);
}
