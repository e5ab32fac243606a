import type { ArgoArguments, ArgoTask, ArgoTemplate, ArgoWorkflow } from './argo-types.js';

/**
 * The first thing that is wrong with the templates of a workflow, in Argo's words; undefined when nothing is.
 * Checked: templates that tasks name, inputs they do not supply, inputs that no one declares.
 */
export function lintTemplates(workflow: ArgoWorkflow): string | undefined {
  const lint = new Lint(workflow);
  for (const template of workflow.spec.templates ?? []) {
    const found = lint.template(template);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same for a workflow that is to run: what its entrypoint and its exit handler lead to. */
export function lintExecution(workflow: ArgoWorkflow): string | undefined {
  // Many runs are made of one workflow.
  const known = lintedExecutions.get(workflow);
  if (known) return known.found;
  const found = lintFromEntrypoint(workflow);
  lintedExecutions.set(workflow, { found });
  return found;
}

const lintedExecutions = new WeakMap<ArgoWorkflow, { readonly found: string | undefined }>();

function lintFromEntrypoint(workflow: ArgoWorkflow): string | undefined {
  const { entrypoint, onExit, templates = [] } = workflow.spec;
  if (entrypoint === undefined || entrypoint === '') return 'spec.entrypoint is required';
  const lint = new Lint(workflow);
  for (const name of onExit === undefined ? [entrypoint] : [entrypoint, onExit]) {
    const template = templates.find((one) => one.name === name);
    if (!template) return `template name '${name}' undefined`;
    const found = lint.template(template);
    if (found !== undefined) return found;
  }
  return undefined;
}

class Lint {
  readonly #templates: ReadonlyMap<string, ArgoTemplate>;
  readonly #seen = new Set<string>();

  constructor(workflow: ArgoWorkflow) {
    this.#templates = new Map((workflow.spec.templates ?? []).map((template) => [template.name, template]));
  }

  template(template: ArgoTemplate): string | undefined {
    if (this.#seen.has(template.name)) return undefined;
    this.#seen.add(template.name);
    const own = undeclaredInput(template);
    if (own !== undefined) return `templates.${template.name}: failed to resolve {{${own}}}`;
    for (const { task, place } of tasksOf(template)) {
      const found = this.#task(task);
      if (found !== undefined) return `templates.${template.name} templates.${template.name}.${place} ${found}`;
    }
    return undefined;
  }

  #task(task: ArgoTask): string | undefined {
    if (task.template === undefined || task.template === '') return undefined;
    const template = this.#templates.get(task.template);
    if (!template) return `template name '${task.template}' undefined`;
    const missing = missingInput(template.inputs, task.arguments);
    if (missing !== undefined) return `templates.${template.name} inputs.parameters.${missing} was not supplied`;
    return this.template(template);
  }
}

function tasksOf(template: ArgoTemplate): { task: ArgoTask; place: string }[] {
  const dag = (template.dag?.tasks ?? []).map((task) => ({ task, place: `tasks.${task.name}` }));
  const steps = (template.steps ?? []).flatMap((group, i) =>
    group.map((task) => ({ task, place: `steps[${i}].${task.name}` })),
  );
  return [...dag, ...steps];
}

const missingInput = (inputs: ArgoArguments, given: ArgoArguments): string | undefined =>
  inputs.parameters?.find(
    ({ name, value, default: fallback, valueFrom }) =>
      value === undefined &&
      fallback === undefined &&
      valueFrom === undefined &&
      !given.parameters?.some((one) => one.name === name),
  )?.name;

const INPUT_TAG = /\{\{\s*(inputs\.(parameters|artifacts)\.([-\w]+)[^{}]*?)\s*\}\}/g;

/** An input that the body of a template uses and its declaration does not have. */
function undeclaredInput(template: ArgoTemplate): string | undefined {
  const body = JSON.stringify([template.container, template.script, template.dag, template.steps]);
  for (const [, tag, kind, name] of body.matchAll(INPUT_TAG)) {
    const declared = kind === 'parameters' ? template.inputs.parameters : template.inputs.artifacts;
    if (!declared?.some((one) => one.name === name)) return tag;
  }
  return undefined;
}
