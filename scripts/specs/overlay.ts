import { placesAt } from './address.js';
import { asObject, type Json, type JsonObject, sameJson } from './json.js';

/** One correction of the upstream structure. */
export interface Correction {
  /** Why upstream's word is not taken. */
  readonly reason: string;
  /** Where; see address.ts. */
  readonly at: readonly string[];
  /** What upstream has there, absent when it has nothing: the correction applies only then. */
  readonly was?: Json;
  /** What the document has there, absent to remove it. */
  readonly now?: Json;
  /** In place of `was` and `now`: operations go to this path, parameters renamed by position. */
  readonly moveTo?: string;
}

/** What could not be applied, one line each. */
export type Misfit = string;

/** Applies the corrections in order; the document is changed in place. */
export function applyOverlay(document: JsonObject, corrections: readonly Correction[]): Misfit[] {
  return corrections.flatMap((correction) => {
    if (correction.reason.trim() === '') return [`A correction of ${correction.at[0]} has no reason.`];
    return correction.at.flatMap((address) =>
      correction.moveTo === undefined
        ? applyAt(document, address, correction)
        : moveOperation(document, address, correction.moveTo),
    );
  });
}

function applyAt(document: JsonObject, address: string, { was, now }: Correction): Misfit[] {
  const places = placesAt(document, address);
  if (places.length === 0) return [`${address}: there is no such place.`];
  return places.flatMap((place) => {
    const found = place.get();
    if (!sameJson(found, was)) {
      return [`${place.address}: has ${JSON.stringify(found)} where ${JSON.stringify(was)} was to be corrected.`];
    }
    place.set(now === undefined ? undefined : structuredClone(now));
    return [];
  });
}

function moveOperation(document: JsonObject, from: string, to: string): Misfit[] {
  const [place] = placesAt(document, from);
  const operation = place?.get();
  if (!place || operation === undefined) return [`${from}: there is no such operation.`];
  const paths = asObject(document.paths, 'paths');
  const [method = '', oldPath = ''] = from.split(' ');
  const names = parameterNames(to);
  const renamed = new Map(parameterNames(oldPath).map((name, index) => [name, names[index] ?? name]));
  const { parameters } = asObject(operation, from);
  for (const parameter of Array.isArray(parameters) ? parameters : []) {
    const object = asObject(parameter, 'a parameter');
    if (object.in === 'path') object.name = renamed.get(String(object.name)) ?? object.name ?? null;
  }
  place.set(undefined);
  if (Object.keys(asObject(paths[oldPath], oldPath)).length === 0) delete paths[oldPath];
  paths[to] = { ...asObject(paths[to] ?? {}, to), [method.toLowerCase()]: operation };
  return [];
}

function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
