import type { Json, JsonObject } from '../vector.js';

/** The arguments of a Python call by name; None and what is left out are undefined. */
export class Arguments {
  readonly #given: JsonObject;
  /** Of the program, which may want to read it itself. */
  readonly environment: Readonly<Record<string, string>>;

  constructor(given: JsonObject, environment: Readonly<Record<string, string>> = {}) {
    this.#given = given;
    this.environment = environment;
  }

  /** Whether the program says that it wants none, rather than nothing at all. */
  isNone(name: string): boolean {
    return this.#given[name] === null;
  }

  get(name: string): Json | undefined {
    return this.#given[name] ?? undefined;
  }

  text(name: string): string | undefined {
    const value = this.get(name);
    return value === undefined ? undefined : String(value);
  }

  /** A text that the method is nothing without; a missing one goes to the facade as it is. */
  needed(name: string): string {
    return this.text(name) as string;
  }

  number(name: string): number | undefined {
    const value = this.get(name);
    return value === undefined ? undefined : Number(value);
  }

  flag(name: string): boolean | undefined {
    return this.get(name) as boolean | undefined;
  }

  object(name: string): JsonObject | undefined {
    return this.get(name) as JsonObject | undefined;
  }

  /** `{ [as]: value }`, or nothing when the argument was not given. */
  option<Name extends string>(name: string, as: Name): { [Key in Name]?: string } {
    const value = this.text(name);
    return (value === undefined ? {} : { [as]: value }) as { [Key in Name]?: string };
  }
}
