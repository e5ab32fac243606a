import type { OperationId } from '@kfp-ts/api';
import type { Answer } from '../call/operation-caller.js';
import { operationRoute } from '../call/operation-routes.js';
import { ConfigurationError, type KfpError, NotFoundError } from '../errors/index.js';
import { matches } from './only-match.js';

/** What is wrong with a name that is not exactly one thing's: the error tells what was found. */
export function noSingleMatch<T extends { id: string; name: string }>(
  { data: found, response }: Answer<T[]>,
  name: string,
  noun: string,
  operationId: OperationId,
): KfpError {
  const several = matches(found, name);
  if (several.length > 0) {
    return new ConfigurationError(`There are several ${noun}s named "${name}".`, {
      hint: `Use one's id: ${listed(several, ({ id }) => id)}.`,
    });
  }
  return new NotFoundError(`There is no ${noun} named "${name}".`, {
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

export function unplacedVersion(name: string): ConfigurationError {
  return new ConfigurationError(`Which pipeline the version "${name}" belongs to is not said.`, {
    hint: "Pass { name, pipeline } or the version's id.",
  });
}

function listed<T>(items: readonly T[], show: (item: T) => string): string {
  const shown = items.slice(0, 5).map(show).join(', ');
  return items.length > 5 ? `${shown}, …` : shown;
}
