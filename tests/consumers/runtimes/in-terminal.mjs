import { useClient } from './use-client.mjs';
import { useTlsAndProxy } from './use-tls-and-proxy.mjs';

const servers = JSON.parse(process.argv[2]);
const platform = process.argv[3];
const done = await useClient(`${servers.plain}/pipeline`, servers.silent);
console.log([...done, ...(await useTlsAndProxy(servers, platform))].join(', '));
