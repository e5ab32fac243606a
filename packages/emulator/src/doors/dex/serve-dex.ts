import { startHttpServer } from '../../http/http-server.js';
import { HeaderReader } from '../../http/request-headers.js';
import { dated } from '../dated-door.js';
import { doorRequest, once } from '../door-visit.js';
import { errorAnswer } from '../http/go-answers.js';
import type { Dex } from './dex.js';

/** Serves Dex at an origin of its own. */
export async function serveDex(dex: Dex, nowMs: () => number): Promise<{ origin: string; close: () => Promise<void> }> {
  const reader = new HeaderReader('kubeflow-userid');
  const server = await startHttpServer(
    async (request, body) => {
      const target = request.url ?? '/';
      const rawPath = target.split('?', 1)[0] ?? target;
      const asked = doorRequest(request, { target, rawPath, headers: reader.read(request), body: once(body) });
      return dated((await dex.answer(asked)) ?? errorAnswer(404, '404 page not found'), nowMs());
    },
    { port: 0, host: '127.0.0.1' },
  );
  return { origin: `http://127.0.0.1:${server.port}`, close: () => server.close() };
}
