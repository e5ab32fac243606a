import type { OpenUiStream } from '../call/open-ui-stream.js';
import type { OperationCaller } from '../call/operation-caller.js';
import type { Clock } from '../config/clock.js';
import type { Installation } from './installation.js';

/** What every noun of one client works with. */
export interface ResourceContext {
  readonly caller: OperationCaller;
  /** What is known of the server; one for a client and its `inNamespace` siblings. */
  readonly installation: Installation;
  /** The namespace of calls that name none. */
  readonly namespace?: string | undefined;
  /** The namespace of those calls when the client has none either; counts on a multi-user server only. */
  readonly fallbackNamespace?: (() => string | undefined) | undefined;
  /** Reads what only the UI server has. */
  readonly openUi?: OpenUiStream;
  /** Attempts that a call may take unless it says otherwise. */
  readonly maxAttempts?: number;
  readonly clock: Clock;
  /** A number from 0 up to 1. */
  readonly random: () => number;
}
