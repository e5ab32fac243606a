import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { ConfigurationError } from '@kfp-ts/client';
import type { KubeConfig, PortForward } from '@kubernetes/client-node';
import { findPod, type PodPort } from './find-pod.js';
import { type KubeconfigOptions, loadKubeconfig } from './kubeconfig.js';

export interface ForwardServiceOptions extends KubeconfigOptions {
  /** Default: `istio-system`. */
  namespace?: string | undefined;
  /**
   * Default: `istio-ingressgateway`, the way into a multi-user installation. `ml-pipeline-ui` of `kubeflow` does for a
   * single-user one; in a multi-user one no identity comes through it.
   */
  service?: string | undefined;
  /** Port of the service, by name or number. Default: its port `http2`, `http` or 80, else its first. */
  port?: string | number | undefined;
  /** Port of this machine. Default: a free one. */
  localPort?: number | undefined;
}

/** A service of the cluster on this machine. */
export interface ForwardedService {
  /** Such as `http://127.0.0.1:40123`; add `/pipeline` for the gateway of Kubeflow. */
  readonly endpoint: string;
  readonly port: number;
  /** Ends the connections and gives the port back. */
  close(): Promise<void>;
}

/**
 * Forwards a port of this machine to a service of the cluster, as `kubectl port-forward` does, and finds another pod when
 * the one it had is gone. Close it when done.
 * @throws ConfigurationError for a service that is not there or has no ready pod
 */
export async function forwardService(options: ForwardServiceOptions = {}): Promise<ForwardedService> {
  const { namespace = 'istio-system', service = 'istio-ingressgateway', localPort = 0 } = options;
  const config = await loadKubeconfig(options);
  const { PortForward } = await import('@kubernetes/client-node');
  const tunnel = new Tunnel(config, new PortForward(config), { namespace, service, port: options.port });
  await tunnel.findPod();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    void tunnel.connect(socket);
  });
  server.listen(localPort, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new ConfigurationError(`Port ${localPort} cannot be had`, {
      cause,
      hint: 'Leave localPort out for a free one.',
    });
  }
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Leads connections into a pod. */
class Tunnel {
  readonly #config: KubeConfig;
  readonly #forward: PortForward;
  readonly #service: Parameters<typeof findPod>[1];
  #pod: PodPort | undefined;

  constructor(config: KubeConfig, forward: PortForward, service: Parameters<typeof findPod>[1]) {
    this.#config = config;
    this.#forward = forward;
    this.#service = service;
  }

  async findPod(): Promise<PodPort> {
    this.#pod = await findPod(this.#config, this.#service);
    return this.#pod;
  }

  /** Whoever is connected learns of a failure as of a server that breaks the connection off. */
  async connect(socket: Socket): Promise<void> {
    socket.on('error', () => socket.destroy());
    // Nothing may be lost that comes before the tunnel stands.
    socket.pause();
    try {
      await this.#open(socket, this.#pod ?? (await this.findPod())).catch(async () =>
        this.#open(socket, await this.findPod()),
      );
      socket.resume();
    } catch {
      this.#pod = undefined;
      socket.destroy();
    }
  }

  async #open(socket: Socket, { namespace, pod, port }: PodPort): Promise<void> {
    const tunnel = await this.#forward.portForward(namespace, pod, [port], socket, null, socket);
    if (typeof tunnel === 'function') return;
    tunnel.onclose = () => socket.end();
    tunnel.onerror = () => socket.destroy();
    socket.once('close', () => tunnel.close());
  }
}
