import { type Listening, listen } from '../traffic/listen.js';

/** A stranger's server, which nothing may ever reach. */
export const openSecondOrigin = (): Promise<Listening> =>
  listen((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
