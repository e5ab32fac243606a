export { ControlError } from './control/control-input.js';
export type { StateExport } from './control/state-control.js';
export type { TaskBehaviors } from './controller/behavior/read-behaviors.js';
export type { Metric, TaskBehavior } from './controller/behavior/task-behavior.js';
export type { DexConnectorOptions, DexOptions, DoorUser } from './doors/dex/dex-options.js';
export type { DoorTokenOptions, FrontDoorControls } from './doors/front-door-controls.js';
export type {
  AlbDoorOptions,
  AuthserviceDoorOptions,
  FrontDoorOptions,
  IapDoorOptions,
  InClusterDoorOptions,
  IstioDoorOptions,
  OAuth2ProxyDoorOptions,
} from './doors/front-door-options.js';
export type { OAuth2ProxyOptions, OAuth2ProxySetup } from './doors/oauth2-proxy/proxy-options.js';
export type { EmulatorOptions, RequestLogLine } from './emulator-options.js';
export { EmulatorOptionError } from './emulator-options.js';
export type { Fault, FaultEffect, FaultKind, FaultOccasion, FaultPredicate } from './faults/fault.js';
export type { FaultReport } from './faults/fault-engine.js';
export { FaultError } from './faults/fault-error.js';
export type { AccessPolicy, PolicyRule, PolicyToken } from './identity/access-policy.js';
export { type Emulator, startEmulator } from './start-emulator.js';
export type { FillOptions } from './store/fill-state.js';
export { JournalError } from './store/journal.js';
