/** Prism's own server with the description of this repository, as `prism mock` starts it, but without its log. */
import { fileURLToPath } from 'node:url';
import { getHttpOperationsFromSpec, type IHttpConfig } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';

const description = fileURLToPath(new URL('../../../../specs/kfp-v1beta1.openapi.json', import.meta.url));

const say = (): void => {};
const silent = { fatal: say, error: say, warn: say, info: say, debug: say, trace: say, success: say };
type Logger = Parameters<typeof createServer>[1]['components']['logger'];
const logger = (): Logger => ({ ...silent, child: logger }) as unknown as Logger;

const config: IHttpConfig = {
  isProxy: false,
  mock: { dynamic: false },
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
};
const server = createServer(await getHttpOperationsFromSpec(description), {
  components: { logger: logger() },
  config,
  cors: true,
});
console.log(`ready at ${await server.listen(0, '127.0.0.1')}`);
