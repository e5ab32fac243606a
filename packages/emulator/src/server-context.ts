import type { EmulatorClock } from './clock.js';
import type { Identifiers } from './identifiers.js';
import type { AccessReview } from './identity/access-review.js';
import type { RunLife } from './life/run-life.js';
import type { Schedules } from './life/schedules.js';
import type { ReleaseProfile } from './profile/release-profile.js';
import type { State } from './store/state.js';

/** What every operation works with. */
export interface ServerContext {
  readonly state: State;
  readonly clock: EmulatorClock;
  readonly ids: Identifiers;
  readonly access: AccessReview;
  readonly multiUser: boolean;
  /** What the release does that it is to behave like. */
  readonly profile: ReleaseProfile;
  /** What runs the workflows: packages for the other engine are refused. */
  readonly engine: 'argo' | 'tekton';
  /** The server's own namespace, where single-user runs live. */
  readonly namespace: string;
  /** Name of the database in its error texts. */
  readonly database: string;
  /** The service account of runs that ask for none. */
  readonly serviceAccount: string;
  readonly life: RunLife;
  readonly schedules: Schedules;
  /**
   * Lets everything happen that is due by now; to be called before each request. Undefined when that is done already:
   * awaiting it each time would cost.
   */
  catchUp(): Promise<void> | undefined;
}
