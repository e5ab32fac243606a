import type { ArgoTask, ArgoTemplate, ArgoWorkflow, ArgoWorkflowSpec } from '../../manifest/argo-workflow.js';
import { objectOf, objectsOf, withTexts } from '../../manifest/json-value.js';

/** A template as it came: any part may be missing, but a name is text. */
export type ReadTemplate = Partial<ArgoTemplate>;

/** A task or step as it came: any part may be missing, but what is text by its nature is text. */
export type ReadTask = Partial<ArgoTask>;

export function argoSpec(workflow: Partial<ArgoWorkflow>): Partial<ArgoWorkflowSpec> {
  return withTexts(objectOf<ArgoWorkflowSpec>(workflow.spec), ['entrypoint', 'onExit']);
}

/** The templates of a workflow by name. */
export function argoTemplates(workflow: Partial<ArgoWorkflow>): Map<string | undefined, ReadTemplate> {
  const templates = objectsOf<ArgoTemplate>(argoSpec(workflow).templates).map((it) => withTexts(it, ['name']));
  return new Map(templates.map((template) => [template.name, template]));
}

/** The tasks in a list of a DAG's tasks, or in a row of steps. */
export function argoTasks(list: unknown): ReadTask[] {
  return objectsOf<ArgoTask>(list).map((task) => withTexts(task, ['name', 'template', 'when', 'depends', 'withParam']));
}
