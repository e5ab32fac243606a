import { joinAddress } from './address.js';
import { isObject, type Json, type JsonObject } from './json.js';

/** A place where two documents differ; a side that has nothing there is undefined. */
export interface Difference {
  readonly address: string;
  readonly upstream: string | undefined;
  readonly document: string | undefined;
}

const TEXTS = new Set(['description', 'summary', 'title', 'example', 'examples', 'x-enum-descriptions']);
/** Lists whose order says nothing. */
const SETS = new Set(['required', 'enum', 'type']);

/** Every structural difference: paths, methods, parameters, types, required, enums, schemas, properties, responses. */
export function compareStructure(upstream: JsonObject, document: JsonObject): Difference[] {
  const theirs = factsOf(upstream);
  const ours = factsOf(document);
  const addresses = [...new Set([...theirs.keys(), ...ours.keys()])];
  return addresses
    .filter((address) => theirs.get(address) !== ours.get(address))
    .map((address) => ({ address, upstream: theirs.get(address), document: ours.get(address) }));
}

/** Address → value, for everything in a document but its texts. */
function factsOf(document: JsonObject): Map<string, string> {
  const facts = new Map<string, string>();
  for (const [path, item] of entriesOf(document.paths)) {
    for (const [method, operation] of entriesOf(item)) addFacts(facts, [`${method.toUpperCase()} ${path}`], operation);
  }
  const { schemas, ...components } = isObject(document.components) ? document.components : {};
  for (const [name, schema] of entriesOf(schemas)) addFacts(facts, [`schema ${name}`], schema);
  addFacts(facts, ['components'], components);
  addFacts(facts, ['security'], document.security ?? []);
  return facts;
}

function addFacts(facts: Map<string, string>, steps: string[], value: Json): void {
  if (Array.isArray(value)) {
    const items = SETS.has(steps.at(-1) ?? '') ? [...value].sort() : value;
    facts.set(joinAddress(...steps), JSON.stringify(items));
  } else if (isObject(value)) {
    // An empty schema or response is a fact of its own.
    facts.set(joinAddress(...steps), '{}');
    for (const [key, member] of membersOf(value, steps.at(-1))) addFacts(facts, [...steps, key], member);
  } else {
    facts.set(joinAddress(...steps), JSON.stringify(value));
  }
}

function membersOf(object: JsonObject, container: string | undefined): [string, Json][] {
  return Object.entries(object).flatMap(([key, value]): [string, Json][] => {
    // Below `properties` these are names of properties.
    if (TEXTS.has(key) && container !== 'properties') return [];
    if (key !== 'parameters' || !Array.isArray(value)) return [[key, value]];
    return value
      .filter(isObject)
      .map(({ in: place, name, ...parameter }) => [`${String(place)} ${String(name)}`, parameter]);
  });
}

function entriesOf(value: Json | undefined): [string, Json][] {
  return isObject(value) ? Object.entries(value) : [];
}
