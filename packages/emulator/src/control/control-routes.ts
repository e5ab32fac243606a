import type { FrontDoorControls } from '../doors/front-door-controls.js';
import type { FaultEngine } from '../faults/fault-engine.js';
import { FaultError } from '../faults/fault-error.js';
import { type HttpAnswer, jsonAnswer } from '../http/http-answer.js';
import { goJson } from '../json/go-json-string.js';
import { artifactKey } from '../operations/artifacts.js';
import type { ServerContext } from '../server-context.js';
import { ControlError, readJson, readObject } from './control-input.js';
import type { EmulatorControls } from './emulator-controls.js';
import { beginDoorSession, demandedDoor, signDoorToken } from './front-door-control.js';
import type { StateControl } from './state-control.js';

export const CONTROL_PREFIX = '/_emulator/';

export interface ControlRequest {
  readonly method: string;
  /** The decoded path. */
  readonly path: string;
  readonly body: Buffer;
}

type Route = readonly [method: string, pattern: RegExp, handle: (context: Context, ...captures: string[]) => unknown];

interface Context {
  readonly server: ServerContext;
  readonly controls: EmulatorControls;
  readonly state: StateControl;
  readonly faults: FaultEngine;
  readonly frontDoor: FrontDoorControls | undefined;
  readonly body: Buffer;
}

/** What control requests act on. */
export type ControlTargets = Omit<Context, 'body'>;

const ROUTES: readonly Route[] = [
  ['POST', /^runs\/([^/]+)$/, setRun],
  ['DELETE', /^runs\/([^/]+)\/workflow$/, deleteWorkflow],
  ['PUT', /^runs\/([^/]+)\/nodes\/([^/]+)\/artifacts\/([^/]+)$/, storeArtifact],
  ['DELETE', /^jobs\/([^/]+)\/scheduledworkflow$/, deleteScheduledWorkflow],
  ['GET', /^clock$/, ({ server }) => clockState(server)],
  ['POST', /^clock$/, advanceClock],
  ['GET', /^state$/, ({ state }) => state.export()],
  ['PUT', /^state$/, ({ state, body }) => state.import(readObject(body))],
  ['DELETE', /^state$/, ({ state }) => state.reset()],
  ['GET', /^faults$/, ({ faults }) => ({ seed: faults.seed, faults: faults.list() })],
  ['PUT', /^faults$/, replaceFaults],
  ['DELETE', /^faults$/, ({ faults }) => faults.clear()],
  ['GET', /^behaviors$/, ({ server }) => server.life.behaviors],
  ['PUT', /^behaviors$/, ({ controls, body }) => controls.setBehaviors(readJson(body))],
  ['DELETE', /^behaviors$/, ({ controls }) => controls.setBehaviors({})],
  ['GET', /^front-door$/, ({ frontDoor }) => demandedDoor(frontDoor).counts()],
  ['POST', /^front-door\/token$/, ({ frontDoor, body }) => signDoorToken(demandedDoor(frontDoor), body)],
  ['POST', /^front-door\/sessions$/, ({ frontDoor, body }) => beginDoorSession(demandedDoor(frontDoor), body)],
  ['DELETE', /^front-door\/sessions$/, ({ frontDoor }) => demandedDoor(frontDoor).endSessions()],
  ['POST', /^front-door\/restart$/, ({ frontDoor }) => demandedDoor(frontDoor).restartIdentityProvider()],
  ['POST', /^state\/fill$/, ({ state, body }) => state.fill(readObject(body))],
];

/** Answers a request below `/_emulator/`, which drives the emulator from any language. */
export async function answerControlRequest(
  request: ControlRequest,
  { server, controls, state, faults, frontDoor }: ControlTargets,
): Promise<HttpAnswer> {
  const path = request.path.slice(CONTROL_PREFIX.length);
  try {
    const fitting = ROUTES.filter(([, pattern]) => pattern.test(path));
    if (fitting.length === 0)
      throw new ControlError(404, `No control at ${request.path}`, 'See the README of @kfp-ts/emulator for the list.');
    const [route] = fitting.filter(([method]) => method === request.method);
    if (!route) {
      throw new ControlError(
        405,
        `${request.method} is not possible here`,
        `Use ${fitting.map(([method]) => method).join(' or ')}.`,
      );
    }
    const [, pattern, handle] = route;
    const captures = pattern.exec(path)?.slice(1) ?? [];
    const result = await handle({ server, controls, state, faults, frontDoor, body: request.body }, ...captures);
    return jsonAnswer(200, goJson(result ?? {}));
  } catch (error) {
    if (error instanceof FaultError) return jsonAnswer(400, goJson({ error: error.message, hint: error.hint }));
    if (!(error instanceof ControlError)) throw error;
    return jsonAnswer(error.status, goJson({ error: error.message, hint: error.hint }));
  }
}

async function setRun({ controls, body }: Context, id = ''): Promise<void> {
  await controls.setRun(id, readObject(body));
}

function deleteWorkflow({ server, controls }: Context, id = ''): void {
  server.life.deleteWorkflow(controls.run(id));
}

function deleteScheduledWorkflow({ server }: Context, id = ''): void {
  const job = server.state.tables.jobs.get(id);
  if (!job)
    throw new ControlError(
      404,
      `Recurring run ${id} does not exist`,
      'Create it first, or look at GET /apis/v1beta1/jobs.',
    );
  job.objectGone = true;
  server.state.save('jobs', job);
}

function storeArtifact({ server, controls, body }: Context, runId = '', nodeId = '', name = ''): void {
  const key = artifactKey(server, controls.run(runId), nodeId, name);
  if (key === undefined) {
    throw new ControlError(
      404,
      `Node ${nodeId} of run ${runId} has no artifact ${name}`,
      'Move the run on first; its nodes are in pipeline_runtime.workflow_manifest.',
    );
  }
  server.state.putArtifact(key, body);
}

const clockState = (server: ServerContext): { now: string; speed: number } => ({
  now: new Date(server.clock.nowMs()).toISOString(),
  speed: server.clock.speed,
});

async function advanceClock({ server, controls, body }: Context): Promise<{ now: string; speed: number }> {
  await controls.advanceClock(readObject(body));
  return clockState(server);
}

/** Takes a list of faults, or an object with `faults`; they replace all others. */
function replaceFaults({ faults, body }: Context): { seed: string | number; faults: unknown } {
  const given = readJson(body);
  const list = typeof given === 'object' && given !== null && 'faults' in given ? given.faults : given;
  faults.replace(list);
  return { seed: faults.seed, faults: faults.list() };
}
