import { isNotFoundError, type PipelineListQuery, type PipelineVersionListQuery } from '@kfp-ts/client';
import type { Arguments } from './arguments.js';
import { listWords, walk } from './list-words.js';
import { packageOf } from './packages.js';
import type { Performers } from './perform.js';
import { Unspeakable } from './unspeakable.js';

/** Methods of `kfp.Client` on pipelines and their versions, in the words of the facade. */
export const pipelines: Performers = {
  get_pipeline_id: (kfp, given) =>
    // Python's None for an unknown name is an error to be caught here.
    kfp.pipelines.get({ name: given.needed('name') }).then(({ id }) => id, absentIfNotFound),
  get_pipeline: (kfp, given) => kfp.pipelines.get(given.needed('pipeline_id')),
  delete_pipeline: (kfp, given) => kfp.pipelines.delete(given.needed('pipeline_id')),
  list_pipelines: (kfp, given, { pages }) => walk(kfp.pipelines.list(listWords(given) as PipelineListQuery), pages),
  list_pipeline_versions: (kfp, given, { pages }) =>
    walk(kfp.pipelines.versions.list(given.needed('pipeline_id'), listWords(given) as PipelineVersionListQuery), pages),
  delete_pipeline_version: (kfp, given) => kfp.pipelines.versions.delete(given.needed('version_id')),
  upload_pipeline: (kfp, given) =>
    kfp.pipelines.upload(packageOf(given.needed('pipeline_package_path')), {
      ...given.option('pipeline_name', 'name'),
      ...given.option('description', 'description'),
    }),
  upload_pipeline_version: (kfp, given) =>
    kfp.pipelines.versions.upload(packageOf(given.needed('pipeline_package_path')), {
      name: given.needed('pipeline_version_name'),
      pipeline: pipelineRef(given),
      ...given.option('description', 'description'),
    }),
};

function absentIfNotFound(error: unknown): undefined {
  if (!isNotFoundError(error)) throw error;
}

/** Python has an argument for the id and one for the name, and takes one of them; here there is one place for either. */
function pipelineRef(given: Arguments): string | { name: string } {
  const [id, name] = [given.text('pipeline_id'), given.text('pipeline_name')];
  if (id !== undefined && name !== undefined) throw new Unspeakable('a reference is an id or a name');
  return id ?? { name: name as string };
}
