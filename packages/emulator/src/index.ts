export type { StateExport } from './control/state-control.js';
export type { EmulatorOptions } from './emulator-options.js';
export { EmulatorOptionError } from './emulator-options.js';
export type { AccessPolicy, PolicyRule, PolicyToken } from './identity/access-policy.js';
export { type Emulator, startEmulator } from './start-emulator.js';
export type { FillOptions } from './store/fill-state.js';
