import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerControlRequest, CONTROL_PREFIX } from './control/control-routes.js';
import type { EmulatorControls } from './control/emulator-controls.js';
import type { StateControl } from './control/state-control.js';
import { type FrontDoor, isRefusal } from './doors/door.js';
import { doorRequest, once, passedAnswer, refuse, withPassage } from './doors/door-visit.js';
import type { FrontDoorControls } from './doors/front-door-controls.js';
import type { ResolvedEmulatorOptions } from './emulator-options.js';
import { answerWithFaults } from './faults/answer-with-faults.js';
import type { FaultEngine } from './faults/fault-engine.js';
import { answerApiRequest, routeRequest } from './http/api-handler.js';
import { apiPath } from './http/api-path.js';
import { badRequestAnswer, type HttpAnswer } from './http/http-answer.js';
import { sendContinue } from './http/http-server.js';
import { QueryValues } from './http/query-values.js';
import { HeaderReader, type RequestHeaders } from './http/request-headers.js';
import { decodePath, utf8Of } from './http/request-path.js';
import { answerRunLog } from './operations/run-log.js';
import { ServerMetrics } from './operations/server-metrics.js';
import type { ServerContext } from './server-context.js';
import { answerUiRequest } from './ui/ui-routes.js';

export interface EmulatorServerParts {
  readonly server: ServerContext;
  readonly controls: EmulatorControls;
  readonly state: StateControl;
  readonly faults: FaultEngine;
  readonly onRequest: ResolvedEmulatorOptions['onRequest'];
  readonly userIdHeader: string;
  readonly door: FrontDoor | undefined;
  readonly doorControls: FrontDoorControls | undefined;
}

/** A request on its way to the server behind the door. */
interface Visit {
  readonly method: string;
  readonly rawPath: string;
  readonly rawQuery: string | undefined;
  readonly headers: RequestHeaders;
  readonly readBody: () => Promise<Buffer>;
  readonly response: ServerResponse;
  readonly seen: { operation?: string };
}

/** Answers every request that reaches the emulator: controls, the UI server's routes, and the API with its faults. */
export class EmulatorServer {
  readonly #parts: EmulatorServerParts;
  readonly #later = new Set<Promise<unknown>>();
  readonly #headers: HeaderReader;
  readonly #metrics = new ServerMetrics();

  constructor(parts: EmulatorServerParts) {
    this.#parts = parts;
    this.#headers = new HeaderReader(parts.userIdHeader);
  }

  /** Lets go of what faults hold up: requests are answered, and what was to be committed later is. */
  end(): void {
    this.#parts.faults.waits.end();
  }

  /** Settles when everything was committed that is to be committed after its client has gone. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#later]);
  }

  async answer(
    request: IncomingMessage,
    body: () => Promise<Buffer>,
    response: ServerResponse,
  ): Promise<HttpAnswer | undefined> {
    const { onRequest } = this.#parts;
    const seen: { operation?: string } = {};
    if (!onRequest) return this.#answer(request, body, response, seen);
    const started = performance.now();
    const log = (status: number | 'closed'): void =>
      onRequest({
        method: request.method ?? '',
        path: (request.url ?? '').split('?', 1)[0] ?? '',
        ...seen,
        status,
        ms: Math.round(performance.now() - started),
      });
    try {
      const answer = await this.#answer(request, body, response, seen);
      // A fault may have sent the answer by itself.
      log(answer?.status ?? (response.headersSent ? response.statusCode : 'closed'));
      return answer;
    } catch (error) {
      log('closed');
      throw error;
    }
  }

  async #answer(
    request: IncomingMessage,
    readBody: () => Promise<Buffer>,
    response: ServerResponse,
    seen: { operation?: string },
  ): Promise<HttpAnswer | undefined> {
    const { server, door } = this.#parts;
    const { method = 'GET', url = '/' } = request;
    const target = withoutOrigin(url);
    const headers = this.#headers.read(request);
    const refused = hostProblem(request, headers);
    if (refused) return refused;
    const mark = target.indexOf('?');
    const rawPath = mark < 0 ? target : target.slice(0, mark);
    const rawQuery = mark < 0 ? undefined : utf8Of(target.slice(mark + 1));
    const catchingUp = server.catchUp();
    if (catchingUp && replacesState(method, rawPath)) catchingUp.catch(() => {});
    else if (catchingUp) await catchingUp;
    if (rawPath.startsWith(CONTROL_PREFIX)) {
      return answerControlRequest(
        { method, path: decodePath(rawPath) ?? rawPath, body: await readBody() },
        { ...this.#parts, frontDoor: this.#parts.doorControls },
      );
    }
    const visit: Visit = { method, rawPath, rawQuery, headers, readBody, response, seen };
    if (!door) return this.#answerInside(visit);
    const body = once(readBody);
    // Envoy asks for a body before it looks at who sends it.
    if (door.servedBy !== 'Go') sendContinue(request, response);
    const outcome = await door.admit(doorRequest(request, { target, rawPath, headers, body }));
    if (isRefusal(outcome)) return refuse(outcome, request, { body, servedBy: door.servedBy });
    const answer = await this.#answerInside({ ...visit, readBody: body, headers: withPassage(headers, outcome) });
    return answer && passedAnswer(answer, outcome);
  }

  /** Behind the door: the UI server's routes, and the API with its faults. */
  async #answerInside({
    method,
    rawPath,
    rawQuery,
    headers,
    readBody,
    response,
    seen,
  }: Visit): Promise<HttpAnswer | undefined> {
    const { server, faults } = this.#parts;
    const viaUi = answerUiRequest({ method, rawPath, rawQuery }, server);
    if (viaUi instanceof Promise || (viaUi && 'status' in viaUi)) return viaUi;
    const line = { method, rawPath: apiPath(viaUi?.rawPath ?? rawPath, server), rawQuery, headers };
    const log = answerRunLog(decodePath(line.rawPath) ?? '', server);
    if (log) return log;
    if (line.rawPath === METRICS && method === 'GET') return this.#metrics.answer(server.state);
    const routed = routeRequest(line, server.profile);
    if (!('kind' in routed)) return routed;
    seen.operation = routed.id;
    this.#metrics.count(routed.id);
    // The body is read first, so that calls of one client take effect in the order in which they came.
    const body = await readBody();
    const handle = (): Promise<HttpAnswer> => answerApiRequest({ ...line, body }, routed, server);
    const plan = faults.match({ method, path: decodePath(rawPath) ?? rawPath, operation: routed.id, headers });
    if (!plan) return handle();
    const pageToken = new QueryValues(rawQuery ?? '').get('page_token');
    return answerWithFaults(plan, {
      handle,
      response,
      pageToken,
      wait: (ms) => faults.waits.wait(ms),
      later: (commit) => {
        const settled = commit.catch(() => {}).finally(() => this.#later.delete(settled));
        this.#later.add(settled);
      },
    });
  }
}

/** What ends a time that takes too long to be caught up does not wait for it. */
const replacesState = (method: string, rawPath: string): boolean =>
  rawPath === `${CONTROL_PREFIX}state` && method !== 'GET';

/** Clients that take the server for a proxy name it in the request line. */
const withoutOrigin = (url: string): string =>
  url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*(\/?)/i, (_, slash: string) => slash || '/');

/** What a client must not do with the name of the host, in the words of the server. */
function hostProblem({ httpVersionMinor }: IncomingMessage, { host }: RequestHeaders): HttpAnswer | undefined {
  if (typeof host === 'string') return undefined;
  if (host) return badRequestAnswer('too many Host headers');
  return httpVersionMinor > 0 ? badRequestAnswer('missing required Host header') : undefined;
}

const METRICS = '/metrics';
