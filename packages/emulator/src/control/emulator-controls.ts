import type { ServerContext } from '../server-context.js';
import type { RunRow } from '../store/rows.js';
import { ControlError, demandNumber, demandPhase } from './control-input.js';

/** What moves runs and time from outside, the same for programs in this process and for requests below `/_emulator/`. */
export class EmulatorControls {
  readonly #server: ServerContext;

  constructor(server: ServerContext) {
    this.#server = server;
  }

  /** @throws ControlError when there is no such run, or no such phase. */
  setRun(id: string, given: Readonly<Record<string, unknown>>): void {
    const { phase, message } = demandPhase(given, this.#server.engine);
    this.#server.catchUp();
    this.#server.life.setPhase(this.run(id), phase, message);
  }

  /** Moves the time forward; what falls due meanwhile has happened afterwards. @throws ControlError */
  advanceClock(given: Readonly<Record<string, unknown>>): void {
    const { clock, state } = this.#server;
    clock.advance(demandNumber(given, 'advanceMs'));
    this.#server.catchUp();
    state.settings.clockOffsetMs = clock.offsetMs;
    state.saveSettings();
  }

  /** @throws ControlError */
  run(id: string): RunRow {
    const run = this.#server.state.tables.runs.get(id);
    if (run) return run;
    throw new ControlError(404, `Run ${id} does not exist`, 'Create it first, or look at GET /apis/v1beta1/runs.');
  }
}
