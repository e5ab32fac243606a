import type { IncomingMessage } from 'node:http';
import type { Server } from 'node:https';
import { connect } from 'node:net';
import { WebSocketServer } from 'ws';

/** A service with its pods, by name; each leads to a port of this machine. */
export interface FakePods {
  readonly namespace: string;
  readonly service: string;
  /** Ready pods. Whoever is not here cannot be forwarded to. */
  ready: string[];
  /** Port that the pods' containers are said to listen on. */
  readonly containerPort: number;
  /** Where they do. */
  upstreamPort: number;
  /** How many tunnels are open. */
  open: () => number;
  /** What is said in place of an answer, as of a port where nobody listens. */
  complain?: string | undefined;
  /** Status that forwarding is refused with. */
  refuse?: number | undefined;
  /** The service as it is told of, in place of the usual one. */
  spec?: object | undefined;
  /** Pods that were forwarded to, in order. */
  readonly forwarded: string[];
}

/** The answer of the Kubernetes API about them; undefined for other requests. */
export function podsAnswer(pods: FakePods, target: string): object | undefined {
  const url = new URL(target, 'https://kfp.test');
  if (url.pathname === `/api/v1/namespaces/${pods.namespace}/services/${pods.service}`) {
    const ports = [
      { name: 'status-port', port: 15021, targetPort: 15021 },
      { name: 'http2', port: 80, targetPort: 'http' },
    ];
    const spec = { selector: { app: pods.service }, ports, ...pods.spec };
    return { kind: 'Service', metadata: { name: pods.service }, spec };
  }
  if (url.pathname !== `/api/v1/namespaces/${pods.namespace}/pods`) return undefined;
  if (url.searchParams.get('labelSelector') !== `app=${pods.service}`) return { kind: 'PodList', items: [] };
  const ports = [{ name: 'http', containerPort: pods.containerPort }];
  const pod = (name: string, status: string) => ({
    metadata: { name },
    spec: { containers: [{ name: 'main', ports }] },
    status: { conditions: [{ type: 'Ready', status }] },
  });
  return { kind: 'PodList', items: [pod('starting', 'False'), ...pods.ready.map((name) => pod(name, 'True'))] };
}

/** Serves the port forwarding of the Kubernetes API over WebSockets: the first two bytes of a channel are its port. */
export function servePortForwarding(server: Server, pods: FakePods): void {
  pods.open = () => sockets.clients.size;
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'v4.channel.k8s.io' });
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    const pod = /\/pods\/([^/]+)\/portforward\?ports=(\d+)$/.exec(request.url ?? '');
    if (pods.refuse !== undefined) {
      socket.end(`HTTP/1.1 ${pods.refuse} Refused\r\nconnection: close\r\n\r\n`);
      return;
    }
    if (!pod?.[1] || !pods.ready.includes(pod[1]) || Number(pod[2]) !== pods.containerPort) {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    pods.forwarded.push(pod[1]);
    sockets.handleUpgrade(request, socket, head, (tunnel) => {
      const port = Buffer.alloc(2);
      port.writeUInt16LE(pods.containerPort);
      for (const channel of [0, 1]) tunnel.send(Buffer.concat([Buffer.from([channel]), port]));
      if (pods.complain !== undefined) {
        tunnel.send(Buffer.concat([Buffer.from([1]), Buffer.from(pods.complain)]));
        return;
      }
      const upstream = connect(pods.upstreamPort, '127.0.0.1');
      upstream.on('data', (data) => tunnel.send(Buffer.concat([Buffer.from([0]), data])));
      upstream.on('close', () => tunnel.close());
      upstream.on('error', () => tunnel.close());
      tunnel.on('message', (data: Buffer) => upstream.write(data.subarray(1)));
      tunnel.on('close', () => upstream.destroy());
    });
  });
}
