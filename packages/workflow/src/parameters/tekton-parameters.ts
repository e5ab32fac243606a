import { type JsonObject, objectOf, objectsOf, scalarText } from '../manifest/json-value.js';
import type { TektonPipelineRun } from '../manifest/tekton-pipeline-run.js';
import type { DeclaredParameter } from './declared-parameter.js';
import { authoredInputs, declared } from './pipeline-spec-annotation.js';

/**
 * What a PipelineRun declares: the parameters of its pipeline. `spec.params` has a value for each, but for a required one that
 * is the empty text, so it does not count as a default.
 */
export function tektonParameters(run: TektonPipelineRun, pipelineSpec: JsonObject): DeclaredParameter[] {
  const authored = authoredInputs(pipelineSpec);
  const spec = objectOf(run.spec);
  const values = new Map(objectsOf(spec.params).map(({ name, value }) => [name, scalarText(value)]));
  const { params } = objectOf(spec.pipelineSpec);
  if (params === undefined) {
    return [...values].flatMap(([name, value]) => declared({ name, default: value }, authored));
  }
  return objectsOf(params).flatMap(({ name, default: fallback, description }) => {
    const own = scalarText(fallback);
    return declared(
      { name, default: own === undefined ? values.get(name) || undefined : (values.get(name) ?? own), description },
      authored,
    );
  });
}
