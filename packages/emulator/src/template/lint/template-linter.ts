import { demandNames, valueNameProblem } from './field-names.js';
import { demandSupplied } from './lint-arguments.js';
import { lintDag } from './lint-dag.js';
import { LintError } from './lint-error.js';
import { lintLeaf } from './lint-leaf.js';
import { lintOutputs, lintPath } from './lint-outputs.js';
import { lintSteps } from './lint-steps.js';
import { isLeaf, isPod, type LintedTask, type LintedTemplate, typesOf } from './lintable-template.js';
import { TagScope } from './tag-scope.js';
import { ANY_ARGUMENTS, type Arguments, type TaskLinter } from './task-linter.js';

const TYPE_CHOICES =
  'choose one of: container, containerSet, steps, script, resource, dag, suspend, template, template ref';
const RETRY_POLICIES = ['', 'Always', 'OnError', 'OnFailure', 'OnTransientError'];
const RETRY_NAMES = ['retries', 'lastRetry.exitCode', 'lastRetry.status', 'lastRetry.duration'];

const UNNAMED: LintedTemplate = { name: '', inputs: {}, outputs: {} };

/** Checks templates and all that they lead to, each of them once. */
export class TemplateLinter implements TaskLinter {
  /** Names that tags may use everywhere; outputs with global names come in on the way. */
  readonly globals: Set<string>;
  readonly #templates = new Map<string, LintedTemplate>();
  readonly #done = new Set<string>();

  constructor(templates: readonly LintedTemplate[], globals: Set<string>) {
    for (const template of templates)
      if (!this.#templates.has(template.name)) this.#templates.set(template.name, template);
    this.globals = globals;
  }

  /** The template that a task leads to, checked; undefined for one that is not part of this workflow. */
  lintTask(task: LintedTask, given: Arguments): LintedTemplate | undefined {
    if (task.templateRef !== undefined) {
      if (task.template) throw new LintError('template name cannot be specified with templateRef.');
      return undefined;
    }
    const name = task.template ?? '';
    const template = this.#templates.get(name);
    if (!template && name !== '') throw new LintError(`template name '${name}' undefined`);
    const used = task.inline ? { ...UNNAMED, ...task.inline } : template;
    if (!used) throw new LintError('failed to get a template');
    this.#lint(used, given);
    return used;
  }

  #lint(template: LintedTemplate, given: Arguments): void {
    const { name, retryStrategy } = template;
    const types = typesOf(template);
    if (types.length === 0) throw new LintError(`template '${name}' type is unknown`);
    const policy = retryStrategy?.retryPolicy ?? '';
    if (!RETRY_POLICIES.includes(policy)) throw new LintError(`${policy} is not a valid RetryPolicy`);
    if (types.length > 1) throw new LintError(`templates.${name} multiple template types specified. ${TYPE_CHOICES}`);
    const local = inputNames(template);
    if (template.initContainers?.some((container) => (container.name ?? '') === ''))
      throw new LintError('initContainers must all have container name');
    if (given !== ANY_ARGUMENTS) demandSupplied(template, given);
    lintTimeout(template);
    if (this.#done.has(name)) return;
    this.#done.add(name);
    if (isPod(template)) local.push('pod.name');
    if (retryStrategy) local.push(...RETRY_NAMES);
    local.push(...outputPaths(template));
    const scope = new TagScope(local, new Set([...this.globals, ...local]));
    this.#lintBody(template, scope);
    lintOutputs(template, scope);
  }

  #lintBody(template: LintedTemplate, scope: TagScope): void {
    const { name, steps, dag } = template;
    if (!steps && !dag) {
      lintLeaf(template, scope);
      return;
    }
    if (template.activeDeadlineSeconds !== undefined)
      throw new LintError(`templates.${name}.activeDeadlineSeconds is only valid for leaf templates`);
    if (steps) lintSteps(template, steps, scope, this);
    else lintDag(template, dag?.tasks ?? [], scope, this);
  }
}

/** What the inputs of a template offer to its body. @throws LintError */
function inputNames(template: LintedTemplate): string[] {
  const { parameters = [], artifacts = [] } = template.inputs;
  const prefix = `templates.${template.name}.inputs.`;
  demandNames(parameters, `${prefix}parameters`, valueNameProblem);
  demandNames(artifacts, `${prefix}artifacts`, valueNameProblem);
  const names = parameters.map(({ name }) => `inputs.parameters.${name}`);
  if (names.length > 0) names.push('inputs.parameters');
  for (const artifact of artifacts) {
    const place = `inputs.artifacts.${artifact.name}`;
    lintPath(artifact, template, place);
    if ((artifact.from ?? '') !== '')
      throw new LintError(`templates.${template.name}.${place}.from not valid in inputs`);
    names.push(place);
    if (isLeaf(template)) names.push(`${place}.path`);
  }
  return names;
}

function outputPaths(template: LintedTemplate): string[] {
  const { parameters = [], artifacts = [] } = template.outputs;
  return [
    ...artifacts.filter(({ path }) => path !== undefined).map(({ name }) => `outputs.artifacts.${name}.path`),
    ...parameters
      .filter((one) => one.valueFrom?.path !== undefined)
      .map(({ name }) => `outputs.parameters.${name}.path`),
  ];
}

function lintTimeout(template: LintedTemplate): void {
  const { name, timeout } = template;
  if (timeout === undefined) return;
  if (!isLeaf(template)) throw new LintError(`${typesOf(template)[0] ?? ''} template doesn't support timeout field.`);
  if (/^[+-]?\d+$/.test(timeout)) throw new LintError(`${name} has invalid duration format in timeout.`);
}
