import type { ArgoWorkflow } from './argo-types.js';
import { demandNames } from './lint/field-names.js';
import { lintArguments } from './lint/lint-arguments.js';
import { LintError, within } from './lint/lint-error.js';
import type { LintedArguments, LintedTemplate } from './lint/lintable-template.js';
import { ANY_ARGUMENTS } from './lint/task-linter.js';
import { TemplateLinter } from './lint/template-linter.js';

const MAX_WORKFLOW_NAME = 63;

/** The first thing that is wrong with a workflow that is to be stored, in Argo's words; undefined when nothing is. */
export const lintTemplates = (workflow: ArgoWorkflow): string | undefined => problemOf(() => lint(workflow, false));

/** The same for a workflow that is to run: what its entrypoint leads to first. */
export function lintExecution(workflow: ArgoWorkflow): string | undefined {
  // Many runs are made of one workflow.
  const known = lintedExecutions.get(workflow);
  if (known) return known.found;
  const found = problemOf(() => lint(workflow, true));
  lintedExecutions.set(workflow, { found });
  return found;
}

const lintedExecutions = new WeakMap<ArgoWorkflow, { readonly found: string | undefined }>();

function problemOf(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof LintError) return error.message;
    throw error;
  }
}

function lint({ metadata, spec }: ArgoWorkflow, demandsEntrypoint: boolean): void {
  const { name = '' } = metadata;
  const length = Buffer.byteLength(name);
  if (length > MAX_WORKFLOW_NAME) {
    const rule = `must not be more than ${MAX_WORKFLOW_NAME} characters long (currently ${length})`;
    throw new LintError(`workflow name ${JSON.stringify(name)} ${rule}`);
  }
  const templates = (spec.templates ?? []) as readonly LintedTemplate[];
  demandNames(templates, 'spec.templates');
  // Values that are not there come with the run.
  const asked = spec.arguments as LintedArguments;
  lintArguments(asked, 'spec.arguments.', true);
  const given = { ...asked, parameters: asked.parameters?.map(withValue) };
  const linter = new TemplateLinter(templates, globalNames({ metadata, spec }));
  const { entrypoint = '', onExit = '' } = spec;
  if (demandsEntrypoint) {
    if (entrypoint === '') throw new LintError('spec.entrypoint is required');
    linter.lintTask({ template: entrypoint, arguments: {} }, given);
  }
  if (onExit !== '') {
    linter.globals.add('workflow.failures');
    linter.lintTask({ template: onExit, arguments: {} }, given);
  }
  for (const template of templates) {
    within(`templates.${template.name} `, () =>
      linter.lintTask({ template: template.name, arguments: {} }, ANY_ARGUMENTS),
    );
  }
}

const withValue = <T extends { value?: string }>(parameter: T): T => ({ ...parameter, value: parameter.value ?? '' });

/** What tags may use everywhere in a workflow. */
function globalNames({ metadata, spec }: Pick<ArgoWorkflow, 'metadata' | 'spec'>): Set<string> {
  const under = (prefix: string, names: readonly string[]): string[] => names.map((name) => `${prefix}.${name}`);
  const parameters = (spec.arguments.parameters ?? []).map(({ name }) => name);
  return new Set([
    ...under('workflow', ['name', 'namespace', 'serviceAccountName', 'uid', 'annotations', 'labels', 'status']),
    ...under('workflow.annotations', Object.keys(metadata.annotations ?? {})),
    ...under('workflow.labels', Object.keys(metadata.labels ?? {})),
    ...(parameters.length > 0 ? ['workflow.parameters', ...under('workflow.parameters', parameters)] : []),
    ...('priority' in spec ? ['workflow.priority'] : []),
  ]);
}
