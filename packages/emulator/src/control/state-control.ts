import type { ServerContext } from '../server-context.js';
import { type FillOptions, fillState } from '../store/fill-state.js';
import type { Change } from '../store/state.js';
import { ControlError } from './control-input.js';
import { demandChanges } from './demand-changes.js';
import { demandFillOptions } from './demand-fill-options.js';

/** A whole state as JSON data. Its content is for `import` only and may change between releases. */
export interface StateExport {
  readonly format: 'kfp-emulator-state-1';
  readonly changes: readonly Change[];
}

const FORMAT = 'kfp-emulator-state-1';

export interface StateControlParts {
  /** Makes what a fresh server has. */
  readonly boot: () => void;
  /** Called when the state was replaced or grew beside the journal. */
  readonly replaced: () => void;
}

/** Export, import, reset and filling of the state. */
export class StateControl {
  readonly #server: ServerContext;
  readonly #parts: StateControlParts;

  constructor(server: ServerContext, parts: StateControlParts) {
    this.#server = server;
    this.#parts = parts;
  }

  export(): StateExport {
    return structuredClone({ format: FORMAT, changes: [...this.#server.state.changes()] });
  }

  import(exported: Readonly<Record<string, unknown>> | StateExport): void {
    const { format, changes } = ((exported as unknown) ?? {}) as Partial<StateExport>;
    if (format !== FORMAT || !Array.isArray(changes)) {
      throw new ControlError(400, 'This is no exported state', 'Send what GET /_emulator/state answered.');
    }
    const { state, clock } = this.#server;
    const applied = structuredClone(demandChanges(changes));
    this.#silently(() => {
      state.clear();
      for (const change of applied) state.apply(change);
    });
    clock.setOffset(state.settings.clockOffsetMs);
    this.#parts.replaced();
  }

  /** Back to what a freshly started server has. The clock stays where it is. */
  reset(): void {
    this.#silently(() => {
      this.#server.state.clear();
      this.#parts.boot();
    });
    this.#parts.replaced();
  }

  /** Adds made-up objects; see FillOptions. @throws ControlError */
  fill(options: FillOptions): void {
    demandFillOptions(options);
    this.#silently(() => fillState(this.#server, options));
    this.#parts.replaced();
  }

  #silently(work: () => void): void {
    const { state } = this.#server;
    const { onChange } = state;
    state.onChange = undefined;
    try {
      work();
    } finally {
      state.onChange = onChange;
    }
  }
}
