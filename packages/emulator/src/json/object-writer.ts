import { goJsonString } from './go-json-string.js';
import { formatSeconds } from './timestamp.js';

/** Writes a JSON object in the order of its calls; zero values are left out. */
export class ObjectWriter {
  #text = '{';

  string(name: string, value: string): this {
    return value === '' ? this : this.raw(name, goJsonString(value));
  }

  number(name: string, value: number): this {
    return value === 0 ? this : this.raw(name, String(value));
  }

  /** A 64-bit integer, which JSON carries as a string. */
  int64(name: string, decimal: string): this {
    return decimal === '0' ? this : this.raw(name, `"${decimal}"`);
  }

  flag(name: string, value: boolean): this {
    return value ? this.raw(name, 'true') : this;
  }

  /** A time in seconds since 1970, also when it is 0; left out when undefined. */
  time(name: string, seconds: number | undefined): this {
    return seconds === undefined ? this : this.raw(name, `"${formatSeconds(seconds)}"`);
  }

  /** A list; left out when empty. */
  list(name: string, items: readonly string[]): this {
    return items.length === 0 ? this : this.raw(name, `[${items.join(',')}]`);
  }

  /** A member whose value is JSON already; left out when undefined. */
  raw(name: string, json: string | undefined): this {
    if (json === undefined) return this;
    this.#text += `${this.#text === '{' ? '' : ','}"${name}":${json}`;
    return this;
  }

  end(): string {
    return `${this.#text}}`;
  }
}
