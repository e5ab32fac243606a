import type { OperationId } from '@kfp-ts/api';
import type { Answer } from '../call/operation-caller.js';

/** The one of `found` that is called `name`, case included: the server's own comparison is laxer. */
export async function onlyMatch<T extends { id: string; name: string }>(
  looked: Promise<Answer<T[]>>,
  name: string,
  noun: string,
  operationId: OperationId,
): Promise<Answer<T>> {
  const found = await looked;
  const [match, other] = matches(found.data, name);
  if (match && !other) return { data: match, response: found.response };
  throw (await import('./no-single-match.js')).noSingleMatch(found, name, noun, operationId);
}

/** Those that are called exactly `name`. */
export function matches<T extends { name: string }>(found: readonly T[], name: string): T[] {
  return found.filter((item) => item.name === name);
}
