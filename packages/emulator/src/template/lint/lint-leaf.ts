import { parseDocument } from 'yaml';
import { LintError } from './lint-error.js';
import { hasMainContainer, type LintedTemplate } from './lintable-template.js';
import type { TagScope } from './tag-scope.js';

const ACTIONS = ['get', 'create', 'apply', 'delete', 'replace', 'patch'];
const DEADLINE_RULE = 'activeDeadlineSeconds must be a positive integer > 0 or an argo variable';
const hasTag = (text: string): boolean => /\{\{.*\}\}/s.test(text);

/** @throws LintError for what is wrong with a template that does work itself */
export function lintLeaf(template: LintedTemplate, scope: TagScope): void {
  const { name, container, script } = template;
  const fail = (text: string): never => {
    throw new LintError(`templates.${name}.${text}`);
  };
  scope.demandResolved(template, `templates.${name}: `);
  if (container) {
    demandFreePaths(template);
    if ((container.image ?? '') === '') fail('container.image may not be empty');
  }
  lintContainerSet(template, fail);
  lintResource(template, fail);
  if (script && (script.image ?? '') === '') fail('script.image may not be empty');
  const deadline = template.activeDeadlineSeconds;
  const isNumber = typeof deadline === 'number' || /^[+-]?\d+$/.test(String(deadline));
  if (deadline !== undefined && (isNumber ? Number(deadline) < 0 : !hasTag(String(deadline)))) fail(DEADLINE_RULE);
  if (template.parallelism !== undefined) fail('parallelism is only valid for steps and dag templates');
}

/** Volumes and input artifacts may not share a path. */
function demandFreePaths({ name, container, inputs }: LintedTemplate): void {
  const taken = new Map<string, string>();
  const take = (path: string, place: string, by: string): void => {
    const other = taken.get(path);
    if (other !== undefined) throw new LintError(`templates.${name}.${place} '${path}' already mounted in ${other}`);
    taken.set(path, by);
  };
  for (const [i, mount] of (container?.volumeMounts ?? []).entries())
    take(mount.mountPath ?? '', `container.volumeMounts[${i}].mountPath`, `container.volumeMounts.${mount.name ?? ''}`);
  for (const [i, artifact] of (inputs.artifacts ?? []).entries())
    take(artifact.path ?? '', `inputs.artifacts[${i}].path`, `inputs.artifacts.${artifact.name}`);
}

function lintContainerSet(template: LintedTemplate, fail: (text: string) => never): void {
  const { containerSet, inputs, outputs } = template;
  if (!containerSet) return;
  if ((containerSet.containers ?? []).length === 0) fail('containerSet.containers must have at least one container');
  const carries = [inputs.artifacts, outputs.parameters, outputs.artifacts].some((list) => list !== undefined);
  if (carries && !hasMainContainer(template))
    fail('containerSet.containers must have a container named "main" for input or output');
}

function lintResource({ resource }: LintedTemplate, fail: (text: string) => never): void {
  if (!resource) return;
  const { action = '', manifest = '' } = resource;
  // Actions and manifests that are filled in whole cannot be known.
  if (!action.startsWith('{{') && !ACTIONS.includes(action))
    fail(`resource.action must be one of: ${ACTIONS.join(', ')}`);
  if (!manifest.startsWith('{{') && parseDocument(manifest, { logLevel: 'error' }).errors.length > 0)
    fail('resource.manifest must be a valid yaml');
}
