import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { ConfigurationError } from '@kfp-ts/client';
import { demandKnownOptions } from '../known-options.js';
import { loadKubeconfig } from '../kubeconfig/kubeconfig.js';
import type { KubeconfigOptions } from '../kubeconfig/kubeconfig-options.js';
import { demandKubernetesName } from '../kubernetes-name.js';
import { Tunnel } from './tunnel.js';

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
 * @throws ConfigurationError for a service that is not there, has no ready pod or may not be forwarded to
 * @throws CredentialError when the credentials cannot be had, or are not accepted
 * @throws ConnectionError when the Kubernetes API cannot be reached
 */
export async function forwardService(options: ForwardServiceOptions = {}): Promise<ForwardedService> {
  demandKnownOptions('forwardService', options, ['namespace', 'service', 'port', 'localPort']);
  const namespace = demandKubernetesName('namespace', options.namespace ?? 'istio-system', 'The namespace');
  const service = demandKubernetesName('service', options.service ?? 'istio-ingressgateway', 'The service');
  const { localPort = 0 } = options;
  const kubeconfig = await loadKubeconfig(options);
  const { PortForward } = await import('@kubernetes/client-node');
  const tunnel = new Tunnel(kubeconfig, new PortForward(kubeconfig.config), { namespace, service, port: options.port });
  await tunnel.probe();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    void tunnel.connect(socket);
  });
  try {
    server.listen(localPort, '127.0.0.1');
    await once(server, 'listening');
  } catch (cause) {
    throw new ConfigurationError(`Port ${localPort} cannot be had`, {
      cause,
      hint: 'Leave localPort out for a free one.',
    });
  }
  // Later errors, such as too many open files, must not end the program.
  server.on('error', () => {});
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
