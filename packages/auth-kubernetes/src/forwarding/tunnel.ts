import type { Socket } from 'node:net';
import { Duplex, Writable } from 'node:stream';
import { ConfigurationError, isKfpError } from '@kfp-ts/client';
import type { PortForward } from '@kubernetes/client-node';
import type { Kubeconfig } from '../kubeconfig/kubeconfig.js';
import { kubernetesFailure, otherFailure } from '../kubernetes-failure.js';
import { findPod, forwardingHint, type PodPort, type ServicePort } from './find-pod.js';

/** Leads connections into a pod of a service. */
export class Tunnel {
  readonly #kubeconfig: Kubeconfig;
  readonly #forward: PortForward;
  readonly #service: ServicePort;
  #pod: PodPort | undefined;

  constructor(kubeconfig: Kubeconfig, forward: PortForward, service: ServicePort) {
    this.#kubeconfig = kubeconfig;
    this.#forward = forward;
    this.#service = service;
  }

  /**
   * Opens a connection and closes it again: later nobody is there to be told what is missing.
   * @throws ConfigurationError for a service that cannot be forwarded to
   */
  async probe(): Promise<void> {
    const pod = await this.#findPod();
    const nothing = new Duplex({ read: () => {}, write: (_chunk, _encoding, done) => done() });
    try {
      await this.#open(nothing, pod);
    } catch (error) {
      if (isKfpError(error)) throw error;
      const failure = kubernetesFailure(error);
      const { code, suffix, cause, user } = failure;
      const what = `The pod ${pod.namespace}/${pod.pod} cannot be forwarded to`;
      if (code !== 403) throw otherFailure(what, failure);
      throw new ConfigurationError(what + suffix, { cause, hint: forwardingHint(pod.namespace, user) });
    } finally {
      nothing.destroy();
    }
  }

  /** Whoever is connected learns of a failure as of a server that breaks the connection off. */
  async connect(socket: Socket): Promise<void> {
    socket.on('error', () => socket.destroy());
    // Nothing may be lost that comes before the tunnel stands.
    socket.pause();
    try {
      await this.#open(socket, this.#pod ?? (await this.#findPod())).catch(async () => {
        // The pod is gone, or the credentials have ended.
        this.#kubeconfig.credentials?.forget();
        await this.#open(socket, await this.#findPod());
      });
      socket.resume();
    } catch {
      this.#pod = undefined;
      socket.destroy();
    }
  }

  async #findPod(): Promise<PodPort> {
    this.#pod = await findPod(this.#kubeconfig.config, this.#service);
    return this.#pod;
  }

  async #open(socket: Duplex, { namespace, pod, port }: PodPort): Promise<void> {
    let tunnel: Flow | undefined;
    const answers = inPace(socket, () => tunnel);
    const opened = await this.#forward.portForward(namespace, pod, [port], answers, complaints(socket), socket);
    if (typeof opened === 'function') return;
    tunnel = opened;
    opened.onclose = () => socket.end();
    opened.onerror = () => socket.destroy();
    const close = () => {
      // Held back it would not see that the other side closes, too.
      opened.resume();
      opened.close();
    };
    // Whoever was connected may have left while it was opened.
    if (socket.destroyed) close();
    else socket.once('close', close);
  }
}

interface Flow {
  pause(): void;
  resume(): void;
}

/** Holds the tunnel back while whoever is connected reads slower than the pod sends. */
function inPace(socket: Duplex, flow: () => Flow | undefined): Writable {
  let isHeld = false;
  return new Writable({
    write(chunk: Uint8Array, _, done) {
      const held = flow();
      // Nobody drains what is closed.
      if (!socket.destroyed && !socket.write(chunk) && held && !isHeld) {
        isHeld = true;
        held.pause();
        socket.once('drain', () => {
          isHeld = false;
          held.resume();
        });
      }
      done();
    },
  });
}

/** What comes when nobody listens at the port of the pod. */
function complaints(socket: Duplex): Writable {
  return new Writable({
    write(chunk: Uint8Array, _, done) {
      if (chunk.length > 0) socket.destroy();
      done();
    },
  });
}
