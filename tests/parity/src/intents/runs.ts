import type { KfpClient, RunListQuery, RunSubmission } from '@kfp-ts/client';
import type { Step } from '../vector.js';
import type { Arguments } from './arguments.js';
import { listWords, walk } from './list-words.js';
import { packageOf } from './packages.js';
import { parametersOf } from './parameters.js';
import type { Performers } from './perform.js';

/** Methods of `kfp.Client` on runs, in the words of the facade. */
export const runs: Performers = {
  get_run: (kfp, given) => kfp.runs.get(given.needed('run_id')),
  list_runs: (kfp, given, { pages }) => walk(kfp.runs.list(runListQuery(given)), pages),
  archive_run: (kfp, given) => kfp.runs.archive(given.needed('run_id')),
  unarchive_run: (kfp, given) => kfp.runs.unarchive(given.needed('run_id')),
  terminate_run: (kfp, given) => kfp.runs.terminate(given.needed('run_id')),
  retry_run: (kfp, given) => kfp.runs.retry(given.needed('run_id')),
  delete_run: (kfp, given) => kfp.runs.delete(given.needed('run_id')),
  wait_for_run_completion: (kfp, given) =>
    kfp.runs.wait(given.needed('run_id'), {
      timeoutMs: (given.number('timeout') ?? 0) * 1000,
      // Python's wait returns the run however it ended.
      throwOnFailure: false,
    }),
  run_pipeline: (kfp, given, step) =>
    submit(kfp, step, {
      ...work(given, 'pipeline_package_path', 'params'),
      ...given.option('job_name', 'name'),
      ...given.option('experiment_id', 'experiment'),
    }),
  create_run_from_pipeline_package: async (kfp, given, step) => {
    const namespace = given.option('namespace', 'namespace');
    const experiment = await kfp.experiments.ensure(experimentName(given), namespace);
    return submit(kfp, step, {
      ...work(given, 'pipeline_file', 'arguments'),
      ...runName(given),
      ...namespace,
      experiment,
    });
  },
};

/** What to run, of the arguments that runs and recurring runs have in common. */
export function work(given: Arguments, packageArgument: string, parameterArgument: string) {
  const file = given.text(packageArgument);
  const enableCaching = given.flag('enable_caching');
  return {
    ...(file !== undefined && { package: packageOf(file) }),
    ...given.option('pipeline_id', 'pipeline'),
    ...given.option('version_id', 'version'),
    ...parametersOf(given.object(parameterArgument)),
    ...given.option('pipeline_root', 'pipelineRoot'),
    ...given.option('service_account', 'serviceAccount'),
    ...(enableCaching !== undefined && { enableCaching }),
  };
}

/** Python asks the environment by itself, before and after the program; here the program does, if it wants to. */
function experimentName(given: Arguments): string {
  const { KF_PIPELINES_OVERRIDE_EXPERIMENT_NAME, KF_PIPELINES_DEFAULT_EXPERIMENT_NAME } = given.environment;
  const named = KF_PIPELINES_OVERRIDE_EXPERIMENT_NAME ?? given.text('experiment_name');
  return named ?? KF_PIPELINES_DEFAULT_EXPERIMENT_NAME ?? 'Default';
}

/** Python names the run of a function after the function; here there is only what it was compiled to. */
function runName(given: Arguments): { name?: string } {
  const pipelineFunction = given.text('pipeline_func');
  if (pipelineFunction === undefined) return given.option('run_name', 'name');
  const now = new Date().toISOString().slice(0, 19).replace('T', ' ');
  return { name: given.text('run_name') ?? `${pipelineFunction} ${now}` };
}

async function submit(kfp: KfpClient, { wait }: Step, submission: RunSubmission): Promise<unknown> {
  const run = await kfp.runs.submit(submission);
  return wait ? run.wait({ throwOnFailure: false }) : run;
}

function runListQuery(given: Arguments): RunListQuery {
  return {
    ...listWords(given),
    ...given.option('experiment_id', 'experiment'),
    ...given.option('namespace', 'namespace'),
  } as RunListQuery;
}
