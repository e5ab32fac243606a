import { WorkflowPackageError } from '../errors/workflow-package-error.js';
import type { ArgoWorkflow } from '../manifest/argo-workflow.js';
import { isJsonObject, type JsonObject, objectOf, parsedObject, textOf } from '../manifest/json-value.js';
import { objectName } from '../manifest/object-metadata.js';
import type { PipelineIr, PipelineJob } from '../manifest/pipeline-ir.js';
import type { TektonPipelineRun } from '../manifest/tekton-pipeline-run.js';
import { argoParameters } from '../parameters/argo-parameters.js';
import { irParameters } from '../parameters/ir-parameters.js';
import { tektonParameters } from '../parameters/tekton-parameters.js';
import { type ManifestKind, manifestKind } from './manifest-kind.js';
import type { WorkflowPackage } from './workflow-package.js';

/** The author's own declaration, which the compilers keep as an annotation. */
const PIPELINE_SPEC_ANNOTATION = 'pipelines.kubeflow.org/pipeline_spec';

/**
 * Understands the documents of a package.
 *
 * @throws WorkflowPackageError `EMPTY`, `NOT_A_WORKFLOW`, `UNSUPPORTED_VERSION`, `MULTIPLE_DOCUMENTS`
 */
export function toWorkflowPackage(documents: readonly unknown[], entryName?: string): WorkflowPackage {
  const [manifest, second, ...rest] = documents;
  if (manifest === undefined || manifest === null) {
    throw new WorkflowPackageError(
      'EMPTY',
      'The package holds no document.',
      'Compile the pipeline again and check its output.',
    );
  }
  const kind = manifestKind(manifest);
  const platformSpec = kind === 'ir' && isJsonObject(second) && isJsonObject(second.platforms) ? second : undefined;
  if (rest.length > 0 || (second !== undefined && !platformSpec)) throw multipleDocuments();
  const shared = { manifestJson: toJson(manifest), ...(entryName === undefined ? {} : { entryName }) };
  if (kind === 'ir')
    return { ...shared, ...describeIr(manifest as JsonObject), ...(platformSpec ? { platformSpec } : {}) };
  return { ...shared, ...describeWorkflow(kind, manifest as JsonObject) };
}

function describeWorkflow(kind: Exclude<ManifestKind, 'ir'>, manifest: JsonObject) {
  const metadata = objectOf(manifest.metadata);
  const spec = parsedObject(objectOf(metadata.annotations)[PIPELINE_SPEC_ANNOTATION]);
  const name = textOf(spec.name) ?? objectName(metadata);
  const description = textOf(spec.description);
  const about = { name, ...(description === undefined ? {} : { description }) };
  if (kind === 'argo') {
    const workflow = manifest as ArgoWorkflow;
    return { kind, ...about, parameters: argoParameters(workflow, spec), manifest: workflow };
  }
  const run = manifest as TektonPipelineRun;
  return { kind, ...about, parameters: tektonParameters(run, spec), manifest: run };
}

function describeIr(object: JsonObject) {
  const manifest = object as PipelineIr | PipelineJob;
  const spec = 'pipelineSpec' in manifest ? objectOf<PipelineIr>(manifest.pipelineSpec) : (manifest as PipelineIr);
  const info = objectOf(spec.pipelineInfo);
  const description = textOf(info.description);
  return {
    kind: 'ir' as const,
    name: textOf(info.name) ?? '',
    ...(description === undefined ? {} : { description }),
    parameters: irParameters(spec, 'runtimeConfig' in manifest ? objectOf(manifest.runtimeConfig) : {}),
    manifest,
  };
}

function toJson(manifest: unknown): string {
  try {
    return JSON.stringify(manifest);
  } catch (cause) {
    throw new WorkflowPackageError(
      'NOT_A_WORKFLOW',
      'The manifest cannot be written as JSON.',
      'Give plain objects, lists, texts, numbers and booleans, without circles.',
      { cause },
    );
  }
}

function multipleDocuments(): WorkflowPackageError {
  return new WorkflowPackageError(
    'MULTIPLE_DOCUMENTS',
    'The package holds several YAML documents; the server would run the first and ignore the others.',
    'Give each pipeline a file of its own.',
  );
}
