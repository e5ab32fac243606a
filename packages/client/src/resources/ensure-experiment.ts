import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { operationRoute } from '../call/operation-routes.js';
import { requireKnown } from '../config/require-known.js';
import type { Experiment } from '../decode/experiment.js';
import { AlreadyExistsError, isAlreadyExistsError } from '../errors/index.js';
import { mayHaveSucceeded } from '../errors/may-have-succeeded.js';
import { matches } from '../references/only-match.js';
import { checkedExperiment } from './create-experiment.js';
import type { ExperimentRequest, Experiments } from './experiments.js';

const MOST_ATTEMPTS = 3;

/** Gets the experiment of that name, or makes it. */
export async function ensureExperiment(
  experiments: Experiments,
  find: (name: string, namespace: string | undefined) => Promise<Answer<Experiment[]>>,
  name: string,
  request: Omit<ExperimentRequest, 'name'>,
  options?: CallOptions,
): Promise<Answer<Experiment>> {
  requireKnown('experiment', request, 'description namespace');
  const { namespace } = request;
  const wanted = checkedExperiment({ ...request, name });
  for (let attempt = 1; ; attempt++) {
    const found = await find(name, namespace);
    const [match] = matches(found.data, name);
    if (match) return { data: match, response: found.response };
    try {
      return await experiments.create(wanted, options).withResponse();
    } catch (error) {
      if (isAlreadyExistsError(error)) break;
      // A name is taken once only, so that a lost answer does not lead to a second experiment.
      if (attempt === MOST_ATTEMPTS || !mayHaveSucceeded(error)) throw error;
    }
  }
  const { data, response } = await find(name, namespace);
  const [match] = [...matches(data, name), ...data];
  if (match?.name === name) return { data: match, response };
  throw new AlreadyExistsError(`The name "${name}" is taken by an experiment that is called otherwise.`, {
    status: 409,
    operationId: 'CreateExperiment',
    method: 'POST',
    path: operationRoute('CreateExperiment').path,
    attempts: response.attempts,
    hint: `To the server case makes no difference, here it does: use ${JSON.stringify(match?.name ?? 'another name')}.`,
  });
}
