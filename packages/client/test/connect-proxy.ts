import { RequestError, Server } from 'proxy-chain';
import { signedServer } from './tls-server.js';

export interface ConnectProxyOptions {
  /** Password of the user `me`; without it anybody may use the proxy. */
  password?: string | undefined;
  /** Speaks TLS itself. */
  secure?: boolean | undefined;
  /** Status that every request is refused with. */
  refuseWith?: number | undefined;
}

export interface ConnectProxy {
  /** With the right credentials. */
  readonly url: URL;
  readonly host: string;
  /** What it was asked for, such as `CONNECT kfp.test:443`. */
  readonly asked: string[];
  /** All that it could read of the requests. */
  readonly seen: string[];
  /** How many connections it has had. */
  connections(): number;
  close(): Promise<void>;
}

/** A proxy of a package that others use, too. It takes all names for this machine. */
export async function startConnectProxy(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const { password, secure, refuseWith } = options;
  const asked: string[] = [];
  const seen: string[] = [];
  const ports = new Set<number | undefined>();
  const server = new Server({
    host: '127.0.0.1',
    port: 0,
    ...(secure ? { serverType: 'https', httpsOptions: signedServer } : { serverType: 'http' }),
    prepareRequestFunction: ({ request, username, password: given }) => {
      asked.push(`${request.method} ${request.url}`);
      ports.add(request.socket.remotePort);
      seen.push(request.rawHeaders.join('\n'));
      if (refuseWith) throw new RequestError('No', refuseWith);
      const requestAuthentication = password !== undefined && (username !== 'me' || given !== password);
      return { requestAuthentication, dnsLookup: thisMachine };
    },
  });
  await server.listen();
  const host = `127.0.0.1:${server.port}`;
  const url = new URL(`${secure ? 'https' : 'http'}://${host}`);
  if (password !== undefined) {
    url.username = 'me';
    url.password = encodeURIComponent(password);
  }
  return { url, host, asked, seen, connections: () => ports.size, close: () => server.close(true) };
}

type Lookup = NonNullable<
  Exclude<Awaited<ReturnType<NonNullable<Server['prepareRequestFunction']>>>, undefined>['dnsLookup']
>;

const thisMachine = ((_name: string, options: { all?: boolean }, found: (...found: unknown[]) => void) =>
  options.all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4)) as Lookup;
