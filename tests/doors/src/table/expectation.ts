import type { DoorCase, Refusal } from '../doors/door-case.js';
import type { PluginCase } from '../plugins/plugin-case.js';
import type { Scenario, ScenarioName } from '../scenarios/scenarios.js';

/** What is to come of a case: by what the plugin brings and the door takes, without a look at the client. */
export interface Expectation {
  /** How the last calls end; `in` when all of them succeed. */
  readonly ends: 'in' | Refusal;
  /** Credentials that are got meanwhile; undefined where nobody counts. */
  readonly got?: number;
}

/** Undefined for what does not happen to this plugin at this door. */
export function expectationOf(
  plugin: PluginCase,
  door: DoorCase,
  scenario: Scenario & { readonly name: ScenarioName },
): Expectation | undefined {
  // What leads past all doors needs none of them.
  if (plugin.ownWay && (door.options.frontDoor || door.host)) return undefined;
  // The provider is on this machine, to which a proxy of another machine does not lead.
  if (plugin.brings === 'provider' && door.host) return undefined;
  const atFirst = endOfFirstCall(plugin, door);
  if (scenario.wrong) return wrongCredentials(plugin, door, atFirst);
  if (atFirst !== 'in') return scenario.fromInside ? undefined : { ends: atFirst };
  const ended = endsOf(plugin, door, scenario.name);
  const ends = ended === 0 || plugin.renews ? 'in' : refusalAfter(scenario.name, plugin, door);
  if (!plugin.counts) return { ends };
  return { ends, got: plugin.foresees === 'no further login' ? 1 : 1 + ended };
}

function endOfFirstCall(plugin: PluginCase, door: DoorCase): 'in' | Refusal {
  if (plugin.refuses && !door.host) return plugin.refuses;
  if (plugin.ownWay) return door.options.multiUser ? identityIsTakenAway : 'in';
  if (door.takes.includes(plugin.brings)) return 'in';
  return refusalOf(plugin, door);
}

/** The service proxy of Kubernetes leaves it out. */
const identityIsTakenAway: Refusal = { code: 'AUTHENTICATION_REQUIRED', says: /go through the gateway/ };

function refusalOf({ brings }: PluginCase, { refuses, refusesPassword }: DoorCase): Refusal {
  if (brings === 'nothing') return refuses.nothing;
  if (brings === 'session') return refuses.cookie;
  if (brings === 'password') return refusesPassword ?? refuses.nothing;
  return refuses.token;
}

function refusalAfter(scenario: ScenarioName, plugin: PluginCase, door: DoorCase): Refusal {
  const byToken = scenario === 'expiry, wait' && door.sessions?.afterTime === 'token ended';
  return byToken && plugin.brings === 'session' ? endedToken : refusalOf(plugin, door);
}

/** The cookie is still good, and the token in it is not. */
const endedToken: Refusal = { code: 'AUTHENTICATION_REQUIRED', says: /Jwt is expired.*sign in again/ };

function wrongCredentials(plugin: PluginCase, door: DoorCase, atFirst: 'in' | Refusal): Expectation | undefined {
  if (plugin.wrong === undefined) return undefined;
  if (plugin.wrong === 'refused by the door')
    return { ends: atFirst === 'in' && door.tokens === 'nobody' ? 'in' : refusalOf(plugin, door) };
  if (plugin.refuses && !door.host) return { ends: plugin.refuses };
  if (plugin.brings !== 'password') return { ends: plugin.wrong };
  // Where no password is asked for, none can be wrong.
  return door.takes.includes('password') || door.asksForPassword ? { ends: plugin.wrong, got: 0 } : { ends: atFirst };
}

/** How often what the plugin brings comes to its end, so that a renewal is due. */
function endsOf(plugin: PluginCase, door: DoorCase, scenario: ScenarioName): number {
  const { tokens, sessions, podTokensAfterProviderRestart } = door;
  if (scenario === 'expiry, wait' && plugin.foresees) return 1;
  if (tokens === 'nobody' || plugin.brings === 'nothing') return 0;
  const isSession = plugin.brings === 'session' || plugin.brings === 'password';
  switch (scenario) {
    case 'expiry, wait':
      return isSession && sessions?.afterTime === 'renewed' ? 0 : 1;
    case 'expiry, upload':
      return 1;
    case 'logged out':
      return isSession && sessions?.afterLogout === 'ended' ? 1 : 0;
    case 'restarted': {
      if (tokens === 'the API server') return 0;
      const ofPods = plugin.brings === 'pod' || plugin.brings === 'requested';
      const afterProvider = isSession
        ? sessions?.afterProviderRestart
        : ofPods
          ? podTokensAfterProviderRestart
          : 'ended';
      return afterProvider === 'ended' ? 2 : 1;
    }
    default:
      return 0;
  }
}
