import { ControlError } from './control/control-input.js';
import { demandBehaviors } from './control/demand-behaviors.js';
import { demandPolicy } from './control/demand-policy.js';
import type { TaskBehaviors } from './controller/behavior/read-behaviors.js';
import { demandFrontDoor } from './doors/demand-front-door.js';
import type { FrontDoorOptions } from './doors/front-door-options.js';
import type { AccessPolicy } from './identity/access-policy.js';

/** What a user may say about an emulator. */
export interface EmulatorOptions {
  /** 0 (the default) takes a free port. */
  port?: number;
  /** Address to listen on; `127.0.0.1` when absent. */
  host?: string;
  /** Users, rights and namespaces; off by default. */
  multiUser?: boolean;
  /** Who may do what in multi-user mode; nobody anything when absent. */
  policy?: AccessPolicy;
  /** The release to behave like; `1.8.5` when absent. */
  compat?: '1.8.5' | '2.x';
  /** What runs the workflows; `argo` when absent. With `tekton` the API is at `/apis/v1` too. */
  engine?: 'argo' | 'tekton';
  /** `walk`: runs advance on the clock; `manual`: only `setRun` moves them. */
  execution?: 'walk' | 'manual';
  /** How tasks of walked runs behave, by the name of the task or its template; `*` is for all others. Goes before annotations. */
  behaviors?: TaskBehaviors;
  /** Of the clock: 1 is real time, 20 twenty times faster, 0 stands still until advanced. */
  speed?: number;
  /** Makes ids and everything random repeatable. */
  randomSeed?: number;
  /** Keeps the state across restarts, and across a kill at any moment. */
  stateFile?: string;
  /** Header that names the user; `kubeflow-userid` when absent. */
  userIdHeader?: string;
  /** What stands before the user in that header; empty when absent. */
  userIdPrefix?: string;
  /** What stands in front of the server and asks for a login; nothing when absent. Clients go to `url` with `/pipeline` after it. */
  frontDoor?: FrontDoorOptions;
  /**
   * Serves https: with this certificate and key (PEM), or with a made-up certificate for this machine, which clients are to
   * trust as `emulator.ca`. Plain http when absent.
   */
  tls?: 'made-up' | { cert: string; key: string };
  /** Writes one line per request; for `--log json`. */
  onRequest?: (line: RequestLogLine) => void;
}

/** One answered request; no header values and no query, which may hold secrets. */
export interface RequestLogLine {
  readonly method: string;
  readonly path: string;
  readonly operation?: string;
  readonly status: number | 'closed';
  readonly ms: number;
}

/** What an emulator runs with. */
export interface ResolvedEmulatorOptions {
  readonly port: number;
  readonly host: string;
  readonly multiUser: boolean;
  readonly policy: AccessPolicy;
  readonly compat: '1.8.5' | '2.x';
  readonly engine: 'argo' | 'tekton';
  readonly execution: 'walk' | 'manual';
  readonly behaviors: TaskBehaviors;
  readonly speed: number;
  readonly randomSeed: number | undefined;
  readonly stateFile: string | undefined;
  readonly userIdHeader: string;
  readonly userIdPrefix: string;
  readonly frontDoor: FrontDoorOptions | undefined;
  readonly tls: 'made-up' | { readonly cert: string; readonly key: string } | undefined;
  readonly onRequest: ((line: RequestLogLine) => void) | undefined;
}

/**
 * An option of the emulator that cannot be used; nothing was started.
 *
 * What to do: give a value as `hint` says.
 */
export class EmulatorOptionError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'EmulatorOptionError';
    this.hint = hint;
  }
}

const OPTION_NAMES: ReadonlySet<string> = new Set<keyof EmulatorOptions>([
  'port',
  'host',
  'multiUser',
  'policy',
  'compat',
  'engine',
  'execution',
  'behaviors',
  'speed',
  'randomSeed',
  'stateFile',
  'userIdHeader',
  'userIdPrefix',
  'frontDoor',
  'tls',
  'onRequest',
]);

/** @throws EmulatorOptionError */
export function resolveEmulatorOptions(options: EmulatorOptions): ResolvedEmulatorOptions {
  demandKnownOptions(options);
  const { port = 0, speed = 1, compat = '1.8.5', execution = 'walk', engine = 'argo' } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new EmulatorOptionError(`Port ${port} does not exist`, 'Give a number from 0 to 65535; 0 takes a free one.');
  if (!Number.isFinite(speed) || speed < 0)
    throw new EmulatorOptionError(
      `Speed ${speed} is not possible`,
      'Give 1 for real time, more for faster, 0 to stand still.',
    );
  if (options.randomSeed !== undefined && !Number.isSafeInteger(options.randomSeed))
    throw new EmulatorOptionError(`The random seed ${options.randomSeed} is no whole number`, 'Give one, such as 7.');
  if (compat !== '1.8.5' && compat !== '2.x')
    throw new EmulatorOptionError(`Release ${String(compat)} is not known`, 'Give 1.8.5 or 2.x.');
  if (execution !== 'walk' && execution !== 'manual')
    throw new EmulatorOptionError(`Execution ${String(execution)} is not known`, 'Give walk or manual.');
  if (engine !== 'argo' && engine !== 'tekton') {
    throw new EmulatorOptionError(`Engine ${String(engine)} is not known`, 'Give argo or tekton.');
  }
  return {
    port,
    host: options.host ?? '127.0.0.1',
    multiUser: options.multiUser ?? false,
    policy: option(() => demandPolicy(options.policy ?? {})),
    compat,
    engine,
    execution,
    behaviors: option(() => structuredClone(demandBehaviors(options.behaviors ?? {}))),
    speed,
    randomSeed: options.randomSeed,
    stateFile: options.stateFile,
    userIdHeader: (options.userIdHeader ?? 'kubeflow-userid').toLowerCase(),
    userIdPrefix: options.userIdPrefix ?? '',
    frontDoor: option(() => demandFrontDoor(options.frontDoor)),
    tls: options.tls,
    onRequest: options.onRequest,
  };
}

/** What cannot be read is refused as an option, whatever else it can be given by. */
function option<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ControlError) throw new EmulatorOptionError(error.message, error.hint);
    throw error;
  }
}

/** An option that is not there would be a test that proves something else than it says. */
function demandKnownOptions(options: EmulatorOptions): void {
  const [unknown] = Object.keys(options).filter((name) => !OPTION_NAMES.has(name));
  if (unknown !== undefined) {
    throw new EmulatorOptionError(`There is no option ${unknown}`, `Give one of ${[...OPTION_NAMES].join(', ')}.`);
  }
}
