import type { DoorCase } from './door-case.js';
import { kubeflowDoors } from './kubeflow-doors.js';
import { otherDoors } from './other-doors.js';

/** In the order of the table. `sso` is the address of another provider, which nothing may ever be sent to. */
export const doorsWith = (sso: string): readonly DoorCase[] => [...otherDoors, ...kubeflowDoors(sso)];
