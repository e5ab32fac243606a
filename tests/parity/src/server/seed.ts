import type { JsonObject, Seed } from '../vector.js';

export type Collection = 'experiments' | 'pipelines' | 'pipeline_versions' | 'runs' | 'jobs';

export type Objects = Record<Collection, JsonObject[]>;

/** Ids are counted, as they were when the vectors were recorded. */
export function countedId(count: number): string {
  return `${count.toString(16).padStart(8, '0')}-0000-4000-8000-${count.toString(16).padStart(12, '0')}`;
}

/** When the object of this count was made. */
export function countedTime(count: number): string {
  return new Date((1_700_000_000 + count) * 1000).toISOString().replace('.000', '');
}

export function reference(type: string, id: string, relationship: string): JsonObject {
  return { key: { type, id }, relationship };
}

/** What a server holds at first; `count` is that of the last object. */
export function seededObjects(seed: Seed = {}): { objects: Objects; count: number } {
  let count = 0;
  const make = (name: string, rest: JsonObject = {}): JsonObject => {
    count += 1;
    return { id: countedId(count), name, created_at: countedTime(count), ...rest };
  };
  const many = (howMany: number | undefined, name: string, rest: JsonObject = {}): JsonObject[] =>
    Array.from({ length: howMany ?? 0 }, (_, index) => make(`${name}-${index}`, rest));

  const owned: JsonObject = seed.namespace
    ? { resource_references: [reference('NAMESPACE', seed.namespace, 'OWNER')] }
    : {};
  const experiments = [make('Default'), ...many(seed.experiments, 'exp', owned)];
  for (const name of seed.named_experiments ?? []) experiments.push(make(name));
  const pipelines = many(seed.pipelines, 'pipe');
  for (const name of seed.named_pipelines ?? []) pipelines.push(make(name));
  const owner = String(pipelines[0]?.id);
  // A pipeline's first version has the id and name of the pipeline itself.
  const pipeline_versions = pipelines.map(({ id, name, created_at }) =>
    version(String(id), { id, name, created_at } as JsonObject),
  );
  for (let index = 0; index < (seed.versions ?? 0); index++) pipeline_versions.push(version(owner, make(`v${index}`)));
  for (const pipeline of pipelines) {
    const mine = pipeline_versions.filter((each) => ownerOf(each) === pipeline.id);
    pipeline.default_version = mine.at(-1) ?? null;
  }
  const inExperiment = {
    resource_references: [reference('EXPERIMENT', String(experiments[1]?.id ?? experiments[0]?.id), 'OWNER')],
  };
  const runs = many(seed.runs, 'run', { ...inExperiment, pipeline_spec: { workflow_manifest: '{}' } });
  const jobs = many(seed.jobs, 'job', {
    ...inExperiment,
    pipeline_spec: { workflow_manifest: '{}' },
    enabled: true,
    max_concurrency: '1',
  });
  return { objects: { experiments, pipelines, pipeline_versions, runs, jobs }, count };
}

function version(pipelineId: string, object: JsonObject): JsonObject {
  return { ...object, resource_references: [reference('PIPELINE', pipelineId, 'OWNER')] };
}

/** Id of the first object that `object` belongs to. */
export function ownerOf(object: JsonObject): string | undefined {
  const [first] = (object.resource_references ?? []) as JsonObject[];
  return (first?.key as JsonObject | undefined)?.id as string | undefined;
}
