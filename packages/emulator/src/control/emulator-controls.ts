import type { ServerContext } from '../server-context.js';
import type { RunRow } from '../store/rows.js';
import { ControlError, demandNumber, demandPhase } from './control-input.js';
import { demandBehaviors } from './demand-behaviors.js';

/** The last time that a timestamp of the API can hold: the end of the year 9999. */
const LATEST_MS = 253_402_300_799_000;

/** What moves runs and time from outside, the same for programs in this process and for requests below `/_emulator/`. */
export class EmulatorControls {
  readonly #server: ServerContext;

  constructor(server: ServerContext) {
    this.#server = server;
  }

  /** Rejects with ControlError when there is no such run, or no such phase. */
  async setRun(id: string, given: Readonly<Record<string, unknown>>): Promise<void> {
    const { phase, message } = demandPhase(given, this.#server);
    await this.#server.catchUp();
    this.#server.life.setPhase(this.run(id), phase, message);
  }

  /** Moves the time forward; what falls due meanwhile has happened when it resolves. Rejects with ControlError. */
  async advanceClock(given: Readonly<Record<string, unknown>>): Promise<void> {
    const { clock, state } = this.#server;
    const ms = demandNumber(given, 'advanceMs');
    if (clock.nowMs() + ms > LATEST_MS)
      throw new ControlError(400, `The clock cannot go ${ms} ms forward`, 'Stay before the end of the year 9999.');
    clock.advance(ms);
    // First, so that a kill while it is caught up does not turn the clock back.
    state.settings.clockOffsetMs = clock.offsetMs;
    state.saveSettings();
    await this.#server.catchUp();
  }

  /** Says how the tasks of runs that start from now on behave. @throws ControlError */
  setBehaviors(given: unknown): void {
    this.#server.life.behaviors = structuredClone(demandBehaviors(given));
  }

  /** @throws ControlError */
  run(id: string): RunRow {
    const run = this.#server.state.tables.runs.get(id);
    if (run) return run;
    throw new ControlError(404, `Run ${id} does not exist`, 'Create it first, or look at GET /apis/v1beta1/runs.');
  }
}
