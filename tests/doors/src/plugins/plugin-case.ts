import type { KfpClientOptions } from '@kfp-ts/client';
import type { Brought, Refusal } from '../doors/door-case.js';
import type { StandingDoor } from '../doors/standing-door.js';
import type { Secrets } from '../leaks/secret.js';

/** What a plugin is made in. */
export interface PluginContext {
  readonly standing: StandingDoor;
  readonly secrets: Secrets;
  /** The credentials are to be wrong. */
  readonly wrong: boolean;
  /** Called when the case is over. */
  readonly atTheEnd: (close: () => Promise<void>) => void;
}

export interface MadePlugin {
  /** For the client, in the place of those for the door where both say something. */
  readonly options: Pick<KfpClientOptions, 'auth' | 'endpoint' | 'tls'>;
  /** How often a credential was got: logins, tokens asked for, calls of the user's function. */
  readonly got: () => number;
  /** Somebody else has renewed what the plugin reads, as Kubernetes does with the file of a token. */
  readonly renewed?: () => void;
}

/** One way of telling a server who is calling, and what is known about it without looking at the client. */
export interface PluginCase {
  readonly name: string;
  readonly brings: Brought;
  /** Gets a new credential when the old one does not count any more. */
  readonly renews: boolean;
  /** Knows when its credential ends, or renews it without a login. */
  readonly foresees?: 'the end of its token' | 'no further login';
  /** Whether what it gets is counted: not where a file or a function is read for each request. */
  readonly counts: boolean;
  /** How calls with wrong credentials end: as the door has it, or before they are sent; absent where none can be wrong. */
  readonly wrong?: 'refused by the door' | Refusal;
  /** Does not go through doors, but leads to a server in a way of its own. */
  readonly ownWay?: 'service proxy';
  /** Where it is for other hosts than that of any door here. */
  readonly refuses?: Refusal;
  make(context: PluginContext): Promise<MadePlugin>;
}
