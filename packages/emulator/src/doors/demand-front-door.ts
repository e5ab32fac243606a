import { ControlError } from '../control/control-input.js';
import { FRONT_DOOR_KINDS, type FrontDoorOptions } from './front-door-options.js';
import { PROXY_SETUPS, resolveProxyOptions } from './oauth2-proxy/proxy-options.js';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The options of a door as they came, perhaps from JSON.
 * @throws ControlError for what cannot be used
 */
export function demandFrontDoor(given: unknown): FrontDoorOptions | undefined {
  if (given === undefined) return undefined;
  const kinds = FRONT_DOOR_KINDS.join(', ');
  if (!isRecord(given)) throw new ControlError(400, 'A front door is an object with a kind', `The kinds are ${kinds}.`);
  if (!FRONT_DOOR_KINDS.some((kind) => kind === given.kind))
    throw new ControlError(400, `There is no front door of the kind ${String(given.kind)}`, `The kinds are ${kinds}.`);
  const options = given as unknown as FrontDoorOptions;
  const { setup = 'kubeflow-1.9.1' } = options;
  if (!Object.hasOwn(PROXY_SETUPS, setup))
    throw new ControlError(400, `There is no setup ${setup}`, `Give one of ${Object.keys(PROXY_SETUPS).join(', ')}.`);
  try {
    resolveProxyOptions(setup, options.proxy ?? {}, false);
  } catch {
    throw new ControlError(400, 'An API route is no regular expression', 'Give such as ["/apis/", "^/ml_metadata"].');
  }
  return options;
}
