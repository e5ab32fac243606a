import type { ArgoParameter, ArgoWorkflow } from '../manifest/argo-workflow.js';
import { type JsonObject, objectOf, objectsOf, scalarText } from '../manifest/json-value.js';
import type { DeclaredParameter } from './declared-parameter.js';
import { authoredInputs, declared } from './pipeline-spec-annotation.js';

/** What a workflow declares: `spec.arguments.parameters`, with the types of the author's own declaration. */
export function argoParameters(workflow: ArgoWorkflow, pipelineSpec: JsonObject): DeclaredParameter[] {
  const authored = authoredInputs(pipelineSpec);
  const { parameters } = objectOf(objectOf(workflow.spec).arguments);
  return objectsOf<ArgoParameter>(parameters).flatMap(({ name, value, default: fallback, description }) =>
    declared({ name, default: scalarText(value) ?? scalarText(fallback), description }, authored),
  );
}
