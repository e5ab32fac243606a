import type { FillOptions } from '../store/fill-state.js';
import { ControlError } from './control-input.js';

/** @throws ControlError for what nothing can be filled with. */
export function demandFillOptions(options: FillOptions): void {
  const hint = 'Give for instance {"runs": 1000, "experiments": 10}, and a namespace in multi-user mode.';
  for (const [name, value] of Object.entries(options ?? {})) {
    const fits = name === 'namespace' ? typeof value === 'string' : Number.isInteger(value) && Number(value) >= 0;
    if (!['runs', 'experiments', 'namespace'].includes(name))
      throw new ControlError(400, `Nothing can be filled with ${name}`, hint);
    if (!fits) throw new ControlError(400, `${JSON.stringify(value)} does not fit ${name}`, hint);
  }
}
