import { demandNames, valueNameProblem } from './field-names.js';
import { LintError } from './lint-error.js';
import {
  isLeaf,
  type LintedArtifact,
  type LintedParameter,
  type LintedTemplate,
  typesOf,
} from './lintable-template.js';
import type { TagScope } from './tag-scope.js';

/** A text with a tag in it, so not a name yet. */
const hasTag = (text: string): boolean => /\{\{[-a-zA-Z0-9]+(\.[-a-zA-Z0-9_]+)*\}\}/.test(text);

/** @throws LintError for what is wrong with the outputs of a template */
export function lintOutputs(template: LintedTemplate, scope: TagScope): void {
  const { name, outputs } = template;
  demandNames(outputs.parameters, `templates.${name}.outputs.parameters `, valueNameProblem);
  demandNames(outputs.artifacts, `templates.${name}.outputs.artifacts `, valueNameProblem);
  scope.demandResolved(outputs, `templates.${name}.outputs `);
  for (const artifact of outputs.artifacts ?? []) lintArtifact(artifact, template);
  for (const parameter of outputs.parameters ?? []) lintParameter(parameter, template);
}

/** @throws LintError for a path that is missing, leads out of where it begins, or is of no use */
export function lintPath(artifact: LintedArtifact, template: LintedTemplate, place: string): void {
  const { name, path = '' } = artifact;
  if (!isLeaf(template)) {
    if (path !== '')
      throw new LintError(`templates.${template.name}.${place}.path only valid in container/script templates`);
    return;
  }
  const fail = (text: string): LintError =>
    new LintError(`error in templates.${template.name}.${place}: Artifact '${name}' ${text}`);
  if (path === '') throw fail('did not specify a path');
  if (leavesItsFolder(path))
    throw fail("attempted to use a path containing '..'. Directory traversal is not permitted");
}

/** True when a `..` leads out of the folder before it. */
function leavesItsFolder(path: string): boolean {
  const at = path.indexOf('/../');
  const safe = at >= 0 ? path.slice(0, at) : path.endsWith('/..') ? path.slice(0, -3) : '';
  if (safe === '') return false;
  const cleaned = new URL(path.replaceAll(/[?#%\\]/g, 'x'), 'file:///').pathname;
  return !cleaned.startsWith(`${safe}/`) || cleaned.length <= safe.length + 1;
}

function lintArtifact(artifact: LintedArtifact, template: LintedTemplate): void {
  const place = `outputs.artifacts.${artifact.name}`;
  lintPath(artifact, template, place);
  demandGlobalName(artifact.globalName, `templates.${template.name}.${place}`);
}

function demandGlobalName(name: string | undefined, place: string): void {
  if (name === undefined || hasTag(name)) return;
  const problem = valueNameProblem(name);
  if (problem !== '') throw new LintError(`${place}.globalName: ${problem}`);
}

const SOURCES = ['path', 'jqFilter', 'jsonPath', 'parameter', 'expression', 'supplied'];

function lintParameter(parameter: LintedParameter, template: LintedTemplate): void {
  const { value, valueFrom } = parameter;
  const place = `templates.${template.name}.outputs.parameters.${parameter.name}`;
  if (value !== undefined && valueFrom !== undefined)
    throw new LintError(`${place} has both valueFrom and value specified. Choose one.`);
  if (value === undefined) {
    if (!valueFrom) throw new LintError(`${place} does not have valueFrom or value specified`);
    const given = SOURCES.filter((source) => valueFrom[source] !== undefined);
    const choices = 'choose one of: path, jqFilter, jsonPath, parameter, raw';
    if (given.length === 0) throw new LintError(`valueFrom type unspecified. ${choices}, expression`);
    if (given.length > 1) throw new LintError(`multiple valueFrom types specified. ${choices}`);
    demandSourceOfType(valueFrom, template, place);
  }
  demandGlobalName(parameter.globalName, place);
}

function demandSourceOfType(from: Readonly<Record<string, unknown>>, template: LintedTemplate, place: string): void {
  const [type = ''] = typesOf(template);
  if (['Container', 'ContainerSet', 'Script'].includes(type) && from.path === undefined)
    throw new LintError(`${place}.path must be specified for ${type} templates`);
  if (type === 'Resource' && from.jqFilter === undefined && from.jsonPath === undefined)
    throw new LintError(`${place} .jqFilter or jsonPath must be specified for ${type} templates`);
  if (['DAG', 'Steps'].includes(type) && from.parameter === undefined && from.expression === undefined)
    throw new LintError(`${place}.parameter or expression must be specified for ${type} templates`);
}
