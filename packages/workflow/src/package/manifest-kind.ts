import { WorkflowPackageError } from '../errors/workflow-package-error.js';
import { isJsonObject, type JsonObject } from '../manifest/json-value.js';

/** Who runs a manifest: Argo, Tekton, or whatever a server translates KFP 2.x's representation to. */
export type ManifestKind = 'argo' | 'tekton' | 'ir';

const ARGO_VERSION = 'argoproj.io/v1alpha1';

/**
 * Tells what a manifest is.
 *
 * @throws WorkflowPackageError `NOT_A_WORKFLOW`, `UNSUPPORTED_VERSION`
 */
export function manifestKind(manifest: unknown): ManifestKind {
  if (!isJsonObject(manifest)) throw notAWorkflow('is no object');
  const { apiVersion, kind } = manifest;
  if (typeof apiVersion === 'string' && typeof kind === 'string') {
    const group = apiVersion.split('/', 1)[0];
    if (group === 'argoproj.io' && kind === 'Workflow')
      return withSpec(manifest, 'argo', apiVersion === ARGO_VERSION, apiVersion);
    if (group === 'tekton.dev' && kind === 'PipelineRun')
      return withSpec(manifest, 'tekton', /\/v1(?:beta1)?$/.test(apiVersion), apiVersion);
    throw notAWorkflow(`is a ${kind.slice(0, 60)} of ${apiVersion.slice(0, 60)}`);
  }
  if (isIr(manifest) || isIr(manifest.pipelineSpec)) return 'ir';
  throw notAWorkflow('has neither apiVersion and kind nor a pipelineInfo');
}

function withSpec(manifest: JsonObject, kind: ManifestKind, supported: boolean, apiVersion: string): ManifestKind {
  if (!supported) {
    throw new WorkflowPackageError(
      'UNSUPPORTED_VERSION',
      `The manifest's apiVersion ${JSON.stringify(apiVersion.slice(0, 60))} is not supported.`,
      `Servers take ${ARGO_VERSION}, tekton.dev/v1beta1 and tekton.dev/v1.`,
    );
  }
  if (!isJsonObject(manifest.spec)) throw notAWorkflow('has no spec');
  return kind;
}

function isIr(manifest: unknown): boolean {
  return isJsonObject(manifest) && isJsonObject(manifest.pipelineInfo) && isJsonObject(manifest.root);
}

function notAWorkflow(what: string): WorkflowPackageError {
  return new WorkflowPackageError(
    'NOT_A_WORKFLOW',
    `The package is no pipeline: it ${what}.`,
    'Give a compiled pipeline: an Argo Workflow, a Tekton PipelineRun or a KFP 2.x pipeline.',
  );
}
