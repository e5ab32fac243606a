import type { RunGraph } from './run-graph.js';

/** What becomes of a type in JSON: Dates are ISO 8601 texts. */
export type Jsonified<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Jsonified<Item>[]
    : T extends object
      ? { [Key in keyof T]: Jsonified<T[Key]> }
      : T;

/** A graph as JSON holds it. */
export type RunGraphJson = Jsonified<RunGraph>;

/** A graph as plain data without Dates, ready to be sent or stored. */
export function toGraphJson(graph: RunGraph): RunGraphJson {
  return JSON.parse(JSON.stringify(graph)) as RunGraphJson;
}
