import type { AccessPolicy } from '../identity/access-policy.js';
import { ControlError } from './control-input.js';

const HINT =
  'Give for instance {"rules": [{"users": ["ann"], "namespaces": ["team"], "verbs": ["*"]}], "tokens": {"secret": {"username": "ann"}}}.';
const RULE_LISTS: ReadonlySet<string> = new Set(['users', 'namespaces', 'groups', 'resources', 'verbs']);

/**
 * A policy as somebody wrote it. An absent list of a rule stands for everything, so a misspelt one would let everybody in.
 * @throws ControlError
 */
export function demandPolicy(value: unknown): AccessPolicy {
  const { rules = [], tokens = {}, ...others } = object(value, 'The policy');
  refuseOthers(others, 'The policy');
  if (!Array.isArray(rules)) throw problem('"rules" of the policy is no list');
  for (const [i, rule] of rules.entries()) demandRule(rule, `Rule ${i + 1} of the policy`);
  for (const [i, token] of Object.values(object(tokens, '"tokens" of the policy')).entries())
    demandToken(token, `Token ${i + 1} of the policy`);
  return value as AccessPolicy;
}

function demandRule(value: unknown, what: string): void {
  for (const [member, given] of Object.entries(object(value, what))) {
    if (RULE_LISTS.has(member)) demandTexts(given, `"${member}" of ${lowerFirst(what)}`);
    else if (member !== 'name') refuseOthers({ [member]: given }, what);
  }
}

/** Tokens are secrets: they are counted, not named. */
function demandToken(value: unknown, what: string): void {
  const { username, uid, audiences, ...others } = object(value, what);
  refuseOthers(others, what);
  if (typeof username !== 'string') throw problem(`${what} has no "username"`);
  if (uid !== undefined && typeof uid !== 'string') throw problem(`"uid" of ${lowerFirst(what)} is no text`);
  if (audiences !== undefined) demandTexts(audiences, `"audiences" of ${lowerFirst(what)}`);
}

function object(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw problem(`${what} is no object`);
}

function demandTexts(value: unknown, what: string): void {
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string'))
    throw problem(`${what} is no list of texts`);
}

function refuseOthers(others: Record<string, unknown>, what: string): void {
  const [other] = Object.keys(others);
  if (other !== undefined) throw problem(`${what} has no member "${other}"`);
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const problem = (message: string): ControlError => new ControlError(400, message, HINT);
