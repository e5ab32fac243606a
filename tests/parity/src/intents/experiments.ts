import type { ExperimentListQuery, KfpClient } from '@kfp-ts/client';
import type { Arguments } from './arguments.js';
import { listWords, walk } from './list-words.js';
import type { Performers } from './perform.js';

/** Methods of `kfp.Client` on experiments, in the words of the facade. */
export const experiments: Performers = {
  create_experiment: (kfp, given) =>
    kfp.experiments.ensure(given.needed('name'), {
      ...given.option('description', 'description'),
      ...given.option('namespace', 'namespace'),
    }),
  get_experiment: (kfp, given) => kfp.experiments.get(experimentRef(given)),
  list_experiments: (kfp, given, { pages }) => walk(listExperiments(kfp, given), pages),
  archive_experiment: (kfp, given) => kfp.experiments.archive(given.needed('experiment_id')),
  unarchive_experiment: (kfp, given) => kfp.experiments.unarchive(given.needed('experiment_id')),
  delete_experiment: (kfp, given) => kfp.experiments.delete(given.needed('experiment_id')),
};

function experimentRef(given: Arguments): string | { name: string; namespace?: string } {
  const id = given.text('experiment_id');
  return id ?? { name: given.needed('experiment_name'), ...given.option('namespace', 'namespace') };
}

function listExperiments(kfp: KfpClient, given: Arguments) {
  const query = { ...listWords(given), ...given.option('namespace', 'namespace') };
  return kfp.experiments.list(query as ExperimentListQuery);
}
