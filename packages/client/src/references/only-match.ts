import type { OperationId } from '@kfp-ts/api';
import type { Answer } from '../call/operation-caller.js';
import { operationRoute } from '../call/operation-routes.js';
import { ConfigurationError, NotFoundError } from '../errors/index.js';

/** The one of `found` that is called `name`, case included: the server's own comparison is laxer. */
export function onlyMatch<T extends { id: string; name: string }>(
  { data: found, response }: Answer<T[]>,
  name: string,
  noun: string,
  operationId: OperationId,
): Answer<T> {
  const [match, other] = matches(found, name);
  if (match && !other) return { data: match, response };
  if (match) {
    throw new ConfigurationError(`There are several ${noun}s named "${name}".`, {
      hint: `Use one's id: ${listed(found, ({ id }) => id)}.`,
    });
  }
  throw new NotFoundError(`There is no ${noun} named "${name}".`, {
    status: 404,
    operationId,
    method: 'GET',
    path: operationRoute(operationId).path,
    attempts: response.attempts,
    hint: found.length
      ? `Names count exactly; found: ${listed(found, (item) => JSON.stringify(item.name))}.`
      : 'Look at the namespace and the spelling.',
  });
}

/** Those that are called exactly `name`. */
export function matches<T extends { name: string }>(found: readonly T[], name: string): T[] {
  return found.filter((item) => item.name === name);
}

function listed<T>(items: readonly T[], show: (item: T) => string): string {
  const shown = items.slice(0, 5).map(show).join(', ');
  return items.length > 5 ? `${shown}, …` : shown;
}
