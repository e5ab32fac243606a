import type { IncomingMessage } from 'node:http';
import { EmulatorClock } from './clock.js';
import { answerControlRequest, CONTROL_PREFIX } from './control/control-routes.js';
import { StateControl, type StateExport } from './control/state-control.js';
import { type EmulatorOptions, type ResolvedEmulatorOptions, resolveEmulatorOptions } from './emulator-options.js';
import { answerApiRequest, routeRequest } from './http/api-handler.js';
import type { HttpAnswer } from './http/http-answer.js';
import { startHttpServer } from './http/http-server.js';
import { createIdentifiers } from './identifiers.js';
import { AccessReview } from './identity/access-review.js';
import { DEFAULT_AUDIENCE } from './identity/authenticate.js';
import { RunLife } from './life/run-life.js';
import { Schedules } from './life/schedules.js';
import { defaultExperiment } from './operations/owned-references.js';
import type { ServerContext } from './server-context.js';
import type { FillOptions } from './store/fill-state.js';
import { State } from './store/state.js';

/** A running emulator. */
export interface Emulator {
  /** Address of the API server, such as `http://127.0.0.1:43117`. */
  readonly url: string;
  /** Ends gracefully: requests under way are answered. */
  close(): Promise<void>;
  readonly clock: {
    /** Moves the emulated time forward; what falls due meanwhile has happened when it resolves. */
    advance(ms: number): Promise<void>;
    now(): Date;
  };
  readonly state: {
    export(): StateExport;
    import(exported: StateExport): void;
    /** Back to a fresh server. */
    reset(): void;
    /** Adds made-up objects, for instance `{ runs: 100_000 }`. */
    fill(options: FillOptions): void;
  };
  /** Moves a run to a phase, as a workflow controller would. Rejects when there is no such run. */
  setRun(id: string, state: { phase: string; message?: string }): Promise<void>;
}

/** Starts an emulator in this process. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const resolved = resolveEmulatorOptions(options);
  const server = createServerContext(resolved);
  defaultExperiment(server);
  const state = new StateControl(
    server,
    () => void defaultExperiment(server),
    () => {},
  );
  const http = await startHttpServer((request, readBody) => answer(request, readBody, server, state), resolved);
  return {
    url: `http://${resolved.host}:${http.port}`,
    close: () => http.close(),
    clock: {
      now: () => new Date(server.clock.nowMs()),
      advance: async (ms) => {
        server.clock.advance(ms);
        server.life.catchUp();
      },
    },
    state,
    setRun: async (id, { phase, message }) => {
      const run = server.state.tables.runs.get(id);
      if (!run) throw new Error(`Run ${id} does not exist`);
      server.life.setPhase(run, phase, message);
    },
  };
}

function createServerContext(options: ResolvedEmulatorOptions): ServerContext {
  const clock = new EmulatorClock({ speed: options.speed });
  const ids = createIdentifiers(options.randomSeed);
  const state = new State();
  const { multiUser } = options;
  return {
    state,
    clock,
    ids,
    multiUser,
    access: new AccessReview(options.policy, { ...options, audience: DEFAULT_AUDIENCE }),
    namespace: 'kubeflow',
    database: multiUser ? 'mlpipeline_mu' : 'mlpipeline_su',
    serviceAccount: multiUser ? 'default-editor' : 'pipeline-runner',
    life: new RunLife(state, clock, ids),
    schedules: new Schedules(),
  };
}

async function answer(
  request: IncomingMessage,
  readBody: () => Promise<Buffer>,
  server: ServerContext,
  state: StateControl,
): Promise<HttpAnswer> {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const rawPath = mark < 0 ? target : target.slice(0, mark);
  const rawQuery = mark < 0 ? undefined : target.slice(mark + 1);
  const method = request.method ?? 'GET';
  server.life.catchUp();
  if (rawPath.startsWith(CONTROL_PREFIX)) {
    return answerControlRequest({ method, path: decodeURIComponent(rawPath), body: await readBody() }, server, state);
  }
  const routed = routeRequest({ method, rawPath, rawQuery, headers: request.headers });
  if ('status' in routed) return routed;
  if (routed.kind !== 'route') throw new Error('unreachable');
  return answerApiRequest(
    { method, rawPath, rawQuery, headers: request.headers, body: await readBody() },
    routed,
    server,
  );
}
