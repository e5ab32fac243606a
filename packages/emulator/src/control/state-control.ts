import type { ServerContext } from '../server-context.js';
import { type FillOptions, fillState } from '../store/fill-state.js';
import type { Change, State } from '../store/state.js';
import { ControlError } from './control-input.js';

/** A whole state as JSON data. Its content is for `import` only and may change between releases. */
export interface StateExport {
  readonly format: 'kfp-emulator-state-1';
  readonly changes: readonly Change[];
}

const FORMAT = 'kfp-emulator-state-1';

/** Export, import, reset and filling of the state. */
export class StateControl {
  readonly #server: ServerContext;
  readonly #boot: () => void;
  readonly #rewriteJournal: () => void;

  /** `boot` makes what a fresh server has; `rewriteJournal` is called when the state was replaced. */
  constructor(server: ServerContext, boot: () => void, rewriteJournal: () => void) {
    this.#server = server;
    this.#boot = boot;
    this.#rewriteJournal = rewriteJournal;
  }

  export(): StateExport {
    return structuredClone({ format: FORMAT, changes: [...this.#server.state.changes()] });
  }

  import(exported: Record<string, unknown> | StateExport): void {
    const changes = exported['changes' as keyof typeof exported] as readonly Change[] | undefined;
    if (exported['format' as keyof typeof exported] !== FORMAT || !Array.isArray(changes)) {
      throw new ControlError(400, 'This is no exported state', 'Send what GET /_emulator/state answered.');
    }
    const { state } = this.#server;
    this.#silently(state, () => {
      state.clear();
      for (const change of structuredClone(changes)) state.apply(change);
    });
    this.#server.clock.setOffset(state.settings.clockOffsetMs);
    this.#server.life.restart();
    this.#rewriteJournal();
  }

  /** Back to what a freshly started server has. The clock stays where it is. */
  reset(): void {
    const { state } = this.#server;
    this.#silently(state, () => {
      state.clear();
      this.#boot();
    });
    this.#server.life.restart();
    this.#rewriteJournal();
  }

  /** Adds made-up objects; see FillOptions. */
  fill(options: FillOptions | Record<string, unknown>): void {
    this.#silently(this.#server.state, () => fillState(this.#server, options));
    this.#rewriteJournal();
  }

  #silently(state: State, work: () => void): void {
    const { onChange } = state;
    state.onChange = undefined;
    try {
      work();
    } finally {
      state.onChange = onChange;
    }
  }
}
