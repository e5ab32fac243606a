import { EmulatorClock } from './clock.js';
import { StateControl } from './control/state-control.js';
import type { ResolvedEmulatorOptions } from './emulator-options.js';
import { ConnectionKilled } from './errors/server-failure.js';
import { createIdentifiers } from './identifiers.js';
import { AccessReview } from './identity/access-review.js';
import { DEFAULT_AUDIENCE } from './identity/authenticate.js';
import { CatchUp } from './life/catch-up.js';
import { DueQueue } from './life/due-queue.js';
import { fireJob } from './life/fire-job.js';
import { RunLife } from './life/run-life.js';
import { Schedules } from './life/schedules.js';
import { defaultExperiment } from './operations/owned-references.js';
import { profileOf } from './profile/release-profile.js';
import type { ServerContext } from './server-context.js';
import { Journal } from './store/journal.js';
import { State } from './store/state.js';
import { type LockedStateFile, lockStateFile } from './store/state-lock.js';

/** A server that is not listening yet. */
export interface CreatedServer {
  readonly server: ServerContext;
  readonly state: StateControl;
  /** Writes what is pending. */
  close(): void;
}

/** Puts the parts of a server together, with the state of its file when it has one. */
export async function createServer(options: ResolvedEmulatorOptions): Promise<CreatedServer> {
  const locked = options.stateFile === undefined ? undefined : await lockStateFile(options.stateFile);
  try {
    return await assembleServer(options, locked);
  } catch (error) {
    locked?.release();
    throw error;
  }
}

async function assembleServer(
  options: ResolvedEmulatorOptions,
  locked: LockedStateFile | undefined,
): Promise<CreatedServer> {
  const clock = new EmulatorClock({ speed: options.speed });
  const ids = createIdentifiers(options.randomSeed);
  const state = new State();
  const due = new DueQueue();
  const catchUp = new CatchUp(clock, due);
  const { multiUser, execution } = options;
  const life = new RunLife({ state, clock, ids, due, execution, behaviors: options.behaviors });
  const schedules: Schedules = new Schedules({
    state,
    clock,
    due,
    execution,
    fire: (job, scheduledAt, index) => fireJob(server, job, scheduledAt, index),
  });
  const server: ServerContext = {
    state,
    clock,
    ids,
    multiUser,
    engine: options.engine,
    life,
    schedules,
    profile: profileOf(options.compat),
    access: new AccessReview(options.policy, {
      ...options,
      audience: DEFAULT_AUDIENCE,
      missingIdentityIs401: profileOf(options.compat).unauthenticatedIs401,
      denialsNameNamespace: profileOf(options.compat).reviewsByOwnVerbs,
    }),
    namespace: 'kubeflow',
    // As the installations were called whose error texts are known.
    database: multiUser ? 'mlpipeline_mu' : 'mlpipeline_su',
    serviceAccount: multiUser ? 'default-editor' : 'pipeline-runner',
    catchUp: () => catchUp.run(),
  };
  const boot = (): void => {
    // A multi-user server of a later release has no namespace to make it in.
    if (multiUser && server.profile.experimentsAlwaysOwned) return;
    defaultExperiment(server);
  };
  const journal = locked && new Journal(locked.file);
  const restart = (): void => {
    due.clear();
    life.restart();
    schedules.restart();
  };
  if (await journal?.load(state)) {
    clock.setOffset(state.settings.clockOffsetMs);
    restart();
  } else boot();
  journal?.rewrite(state);
  if (journal) state.onChange = (change) => journal.append(change, state);
  const replaced = (): void => {
    restart();
    journal?.rewrite(state);
  };
  const control = new StateControl(server, { boot, replaced });
  const close = (): void => {
    catchUp.stop(new ConnectionKilled('the server was closed'));
    journal?.close();
    locked?.release();
  };
  return { server, state: control, close };
}
