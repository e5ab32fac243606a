import { ControlError } from '../control/control-input.js';
import { DEX_RELEASES } from './dex/dex-release.js';
import { FRONT_DOOR_KINDS, type FrontDoorOptions, type OAuth2ProxyDoorOptions } from './front-door-options.js';
import { PROXY_SETUPS, resolveProxyOptions } from './oauth2-proxy/proxy-options.js';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isKind = (kind: unknown): kind is FrontDoorOptions['kind'] =>
  typeof kind === 'string' && Object.hasOwn(FRONT_DOOR_KINDS, kind);

/**
 * The options of a door as they came, perhaps from JSON.
 * @throws ControlError for what cannot be used
 */
export function demandFrontDoor(given: unknown): FrontDoorOptions | undefined {
  if (given === undefined) return undefined;
  const kinds = Object.keys(FRONT_DOOR_KINDS).join(', ');
  if (!isRecord(given)) throw new ControlError(400, 'A front door is an object with a kind', `The kinds are ${kinds}.`);
  const { kind } = given;
  if (!isKind(kind))
    throw new ControlError(400, `There is no front door of the kind ${String(kind)}`, `The kinds are ${kinds}.`);
  const known = FRONT_DOOR_KINDS[kind];
  const unknown = Object.keys(given).find((name) => name !== 'kind' && !known.includes(name));
  if (unknown !== undefined) {
    const hint = known.length === 0 ? 'It has no options.' : `Give one of ${known.join(', ')}.`;
    throw new ControlError(400, `The front door ${kind} has no option ${unknown}`, hint);
  }
  const options = given as unknown as FrontDoorOptions;
  if ('dex' in options) demandRelease(options.dex?.release);
  if (options.kind === 'oauth2-proxy') demandProxy(options);
  return options;
}

function demandRelease(release: unknown = '2.41'): void {
  if (typeof release === 'string' && Object.hasOwn(DEX_RELEASES, release)) return;
  const known = Object.keys(DEX_RELEASES).join(', ');
  throw new ControlError(400, `There is no release ${String(release)} of Dex here`, `Give one of ${known}, as a text.`);
}

function demandProxy({ setup = 'kubeflow-1.9.1', proxy = {} }: OAuth2ProxyDoorOptions): void {
  if (!Object.hasOwn(PROXY_SETUPS, setup))
    throw new ControlError(400, `There is no setup ${setup}`, `Give one of ${Object.keys(PROXY_SETUPS).join(', ')}.`);
  try {
    resolveProxyOptions(setup, proxy, false);
  } catch {
    throw new ControlError(400, 'An API route is no regular expression', 'Give such as ["/apis/", "^/ml_metadata"].');
  }
}
