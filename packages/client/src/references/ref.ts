import { ConfigurationError } from '../errors/index.js';

/** Names one thing: its id (a bare string is always an id), an object that has the id, or `{ name }`. */
export type Ref<X extends { id: string; name: string }> = string | Pick<X, 'id'> | NameRef<X>;

/** A thing by its name; it costs one filtered request. */
export type NameRef<X extends { name: string }> = Pick<X, 'name'> & { id?: undefined };

/** Names one thing that has no unique name, such as a run. */
export type IdRef = string | { readonly id: string };

/**
 * The id in `ref`, or undefined when it names its thing by name.
 *
 * @throws ConfigurationError for an empty id or name, and for anything that is no reference.
 */
export function idOf(ref: Ref<{ id: string; name: string }>, noun: string): string | undefined {
  if (typeof ref === 'string') return nonEmpty(ref, `${noun} id`);
  if (ref?.id !== undefined) return nonEmpty(ref.id, `${noun} id`);
  nonEmpty((ref as NameRef<{ name: string }> | undefined)?.name, `${noun} name`);
  return undefined;
}

/**
 * The id in `ref`.
 *
 * @throws ConfigurationError when it is empty.
 */
export function requiredId(ref: IdRef, noun: string): string {
  return nonEmpty(typeof ref === 'string' ? ref : ref?.id, `${noun} id`);
}

/** What the server's columns for ids and names hold. */
const LONGEST = 255;

/**
 * `value`, when it is a string with something in it that the server can keep.
 *
 * @throws ConfigurationError otherwise.
 */
export function nonEmpty(value: unknown, what: string, most = LONGEST): string {
  const text = typeof value === 'string' && value.trim() !== '' ? value : '';
  // A letter outside of the basic plane counts twice in `length`, and once there.
  if (text && (text.length <= most || Array.from(text).length <= most)) return text;
  const flaw = text ? `${text.length} characters long` : value === undefined ? 'missing' : 'empty or no string';
  throw new ConfigurationError(`The ${what} is ${flaw}.`, {
    hint: text ? `The server keeps at most ${most}.` : 'Pass an id as a bare string, an object with id, or { name }.',
  });
}
