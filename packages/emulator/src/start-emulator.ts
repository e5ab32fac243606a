import { EmulatorControls } from './control/emulator-controls.js';
import type { StateExport } from './control/state-control.js';
import type { TaskBehaviors } from './controller/behavior/read-behaviors.js';
import { createServer } from './create-server.js';
import { createFrontDoor } from './doors/create-front-door.js';
import type { FrontDoorControls } from './doors/front-door-controls.js';
import { EmulatorOptionError, type EmulatorOptions, resolveEmulatorOptions } from './emulator-options.js';
import { EmulatorServer } from './emulator-server.js';
import type { Fault } from './faults/fault.js';
import { FaultEngine, type FaultReport } from './faults/fault-engine.js';
import { startHttpServer } from './http/http-server.js';
import type { FillOptions } from './store/fill-state.js';
import { madeUpCertificate } from './tls/made-up-certificate.js';

/** A running emulator. */
export interface Emulator {
  /** Address of the API server, such as `http://127.0.0.1:43117`. */
  readonly url: string;
  /** The certificate (PEM) that clients are to trust; undefined over plain http. */
  readonly ca: string | undefined;
  /**
   * Ends gracefully: requests under way are answered, also those that faults hold up. Who is not done with a request after
   * two seconds is cut off.
   */
  close(): Promise<void>;
  readonly clock: {
    /** Moves the emulated time forward; what falls due meanwhile has happened when it resolves. Rejects with ControlError. */
    advance(ms: number): Promise<void>;
    now(): Date;
  };
  readonly behaviors: {
    /** How the tasks of runs that start from now on behave, in the place of what was said before. Throws ControlError. */
    set(behaviors: TaskBehaviors): void;
    clear(): void;
    get(): TaskBehaviors;
  };
  /** What can be done to the front door; undefined when there is none. */
  readonly frontDoor: FrontDoorControls | undefined;
  readonly faults: {
    /** Adds a fault after those that are there. Throws FaultError. */
    add(fault: Fault): void;
    /** Takes all faults away. What they hold up at that moment goes on at once. */
    clear(): void;
    list(): FaultReport[];
    /** Decides what happens by chance; to be printed, so that it can happen again. */
    readonly seed: string | number;
  };
  readonly state: {
    export(): StateExport;
    /** Throws ControlError for what is no exported state. */
    import(exported: StateExport): void;
    /** Back to a fresh server. */
    reset(): void;
    /** Adds made-up objects, for instance `{ runs: 100_000 }`. */
    fill(options: FillOptions): void;
  };
  /** Moves a run to a phase, as a workflow controller would. Rejects with ControlError when there is no such run or phase. */
  setRun(id: string, state: { phase: string; message?: string }): Promise<void>;
}

const MAX_SEED = 2 ** 31;

/**
 * Starts an emulator in this process.
 *
 * @throws EmulatorOptionError, JournalError for a state file that is none
 * @example
 * const emulator = await startEmulator({ speed: 0 });
 * // … point a client at emulator.url …
 * await emulator.close();
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const resolved = resolveEmulatorOptions(options);
  const made = resolved.tls === 'made-up' ? await madeUpCertificate(hostsOf(resolved.host)) : undefined;
  const tls = resolved.tls === 'made-up' ? made && { cert: made.cert, key: made.key } : resolved.tls;
  const { server, state, close } = await createServer(resolved);
  const faults = new FaultEngine(resolved.randomSeed ?? Math.floor(Math.random() * MAX_SEED));
  const controls = new EmulatorControls(server);
  const front =
    resolved.frontDoor &&
    (await createFrontDoor(resolved.frontDoor, {
      identity: resolved,
      nowMs: () => server.clock.nowMs(),
      secure: tls !== undefined,
    }).catch((error: unknown) => {
      close();
      throw error;
    }));
  const emulator = new EmulatorServer({
    server,
    controls,
    state,
    faults,
    door: front?.door,
    doorControls: front?.controls,
    ...resolved,
  });
  const http = await startHttpServer((request, body, response) => emulator.answer(request, body, response), {
    ...resolved,
    tls,
  }).catch(async (error: unknown) => {
    await front?.close?.();
    close();
    throw listenProblem(error, resolved);
  });
  return {
    url: `${tls ? 'https' : 'http'}://${resolved.host.includes(':') ? `[${resolved.host}]` : resolved.host}:${http.port}`,
    ca: made?.ca ?? tls?.cert,
    close: async () => {
      emulator.end();
      await http.close();
      await front?.close?.();
      await emulator.settled();
      close();
    },
    clock: {
      now: () => new Date(server.clock.nowMs()),
      advance: async (ms) => controls.advanceClock({ advanceMs: ms }),
    },
    behaviors: {
      set: (behaviors) => controls.setBehaviors(behaviors),
      clear: () => controls.setBehaviors({}),
      get: () => structuredClone(server.life.behaviors),
    },
    frontDoor: front?.controls,
    faults: {
      add: (fault) => faults.add(fault),
      clear: () => faults.clear(),
      list: () => faults.list(),
      seed: faults.seed,
    },
    state: {
      export: () => state.export(),
      import: (exported) => state.import(exported),
      reset: () => state.reset(),
      fill: (how) => state.fill(how),
    },
    setRun: async (id, given) => controls.setRun(id, { ...given }),
  };
}

/** By which a client on this machine may come. */
const hostsOf = (host: string): string[] => [...new Set(['localhost', '127.0.0.1', '::1', host])];

function listenProblem(error: unknown, { port, host }: { port: number; host: string }): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new EmulatorOptionError(`Port ${port} is taken`, 'Give another port, or none to take a free one.');
  if (code === 'EACCES')
    return new EmulatorOptionError(`Port ${port} is not for this user`, 'Give a port from 1024 on, or none.');
  if (typeof code === 'string' && code.startsWith('ERR_OSSL'))
    return new EmulatorOptionError(
      'The certificate or its key cannot be used',
      'Give tls both as PEM, without a password.',
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new EmulatorOptionError(`${host} is no address of this machine`, 'Give 127.0.0.1, or 0.0.0.0 for all.');
  return error;
}
