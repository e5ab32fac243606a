import { subscribe, unsubscribe } from 'node:diagnostics_channel';

interface Sent {
  readonly request?: {
    readonly path?: unknown;
    readonly host?: unknown;
    readonly origin?: unknown;
  };
}

/** Node tells here of each request of `node:http` and `node:https`, and of `fetch`. */
const CHANNELS = ['http.client.request.start', 'undici:request:create'];

/** What a login hands on in addresses, good for once: there is no other way. */
const OF_A_LOGIN = /(?<=[?&])(?:code|state)=[^&#]*/g;

/** Has `seen` hear of the address of each request that the process sends. The result ends that. */
export function recordAddresses(seen: (address: string) => void): () => void {
  const hear = (message: unknown): void => {
    const { host, origin = host, path } = (message as Sent).request ?? {};
    seen(decoded(`${origin}${path}`.replaceAll(OF_A_LOGIN, '')));
  };
  for (const channel of CHANNELS) subscribe(channel, hear);
  return () => {
    for (const channel of CHANNELS) unsubscribe(channel, hear);
  };
}

function decoded(address: string): string {
  return address.replaceAll(/%[0-7][0-9a-f]/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}
