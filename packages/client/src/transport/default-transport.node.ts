import type { Transport } from './layer.js';
import { nodeTransport } from './node-transport.js';
import type { TransportOptions } from './transport-options.js';

/** Kept connections by `node:http` and `node:https`. */
export function defaultTransport(options: TransportOptions): Transport {
  return nodeTransport(options);
}
