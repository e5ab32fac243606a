import { isObject, type Json, type JsonObject } from './json.js';

/**
 * Addresses name a place in an OpenAPI document in words, their steps separated by ` > `:
 * `GET /runs > query filter > schema > type`, `schema apiRun > properties > id`, `POST /runs > responses > 400`.
 * A first step may hold `*`, which stands for any text: `GET /*`, `* /*` (every operation), `schema *`.
 */
const SEPARATOR = ' > ';

export function joinAddress(...steps: readonly string[]): string {
  return steps.join(SEPARATOR);
}

/** A place that exists, or could be made: its container and the key in it. */
export interface Place {
  readonly address: string;
  get(): Json | undefined;
  /** `undefined` removes. */
  set(value: Json | undefined): void;
}

/** The places that an address means; empty when the containers on the way do not exist. */
export function placesAt(document: JsonObject, address: string): Place[] {
  const [first = '', ...rest] = address.split(SEPARATOR);
  const firsts = first.includes('*') ? topSteps(document).filter((step) => matchesPattern(step, first)) : [first];
  return firsts.map((step) => placeBelow(document, [step, ...rest])).filter((place) => place !== undefined);
}

/** Whether `*` in the pattern can be filled so that it becomes the text. */
export function matchesPattern(text: string, pattern: string): boolean {
  const source = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`).test(text);
}

function topSteps(document: JsonObject): string[] {
  const { paths = {}, components = {} } = document;
  const operations = entriesOf(paths).flatMap(([path, item]) =>
    entriesOf(item).map(([method]) => `${method.toUpperCase()} ${path}`),
  );
  const schemas = isObject(components) ? entriesOf(components.schemas ?? {}).map(([name]) => `schema ${name}`) : [];
  return [...operations, ...schemas];
}

function placeBelow(document: JsonObject, steps: string[]): Place | undefined {
  let place = topPlace(document, steps[0] ?? '');
  for (const step of steps.slice(1)) {
    const container = place?.get();
    place = isObject(container) ? memberPlace(container, step) : undefined;
  }
  return place && { ...place, address: joinAddress(...steps) };
}

function topPlace(document: JsonObject, step: string): Place | undefined {
  const [word = '', name = ''] = splitOnce(step);
  const components = document.components;
  if (word === 'schema' && isObject(components) && isObject(components.schemas)) {
    return memberPlace(components.schemas, name);
  }
  if (!name.startsWith('/') || !isObject(document.paths)) return memberPlace(document, step);
  const item = document.paths[name];
  return isObject(item) ? memberPlace(item, word.toLowerCase()) : undefined;
}

function memberPlace(container: JsonObject, step: string): Place | undefined {
  const [place = '', name = ''] = splitOnce(step);
  if (place === 'query' || place === 'path') return parameterPlace(container, place, name);
  return {
    address: step,
    get: () => container[step],
    set: (value) => {
      if (value === undefined) delete container[step];
      else container[step] = value;
    },
  };
}

function parameterPlace(operation: JsonObject, place: string, name: string): Place {
  const list = () => (Array.isArray(operation.parameters) ? operation.parameters : []);
  const isIt = (parameter: Json) => isObject(parameter) && parameter.in === place && parameter.name === name;
  return {
    address: `${place} ${name}`,
    get: () => list().find(isIt),
    set: (value) => {
      const others = list().filter((parameter) => !isIt(parameter));
      operation.parameters = value === undefined ? others : [...others, value];
    },
  };
}

function splitOnce(step: string): [string, string] {
  const space = step.indexOf(' ');
  return space < 0 ? [step, ''] : [step.slice(0, space), step.slice(space + 1)];
}

function entriesOf(value: Json): [string, Json][] {
  return isObject(value) ? Object.entries(value) : [];
}
