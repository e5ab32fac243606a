export {
  isWorkflowPackageError,
  WorkflowPackageError,
  type WorkflowPackageErrorCode,
} from './errors/workflow-package-error.js';
export type {
  ArgoArguments,
  ArgoArtifact,
  ArgoNode,
  ArgoParameter,
  ArgoTask,
  ArgoTemplate,
  ArgoWorkflow,
  ArgoWorkflowSpec,
  ArgoWorkflowStatus,
} from './manifest/argo-workflow.js';
export type { JsonObject, JsonValue } from './manifest/json-value.js';
export type { ObjectMetadata } from './manifest/object-metadata.js';
export type { IrComponent, IrParameter, IrTask, PipelineIr, PipelineJob } from './manifest/pipeline-ir.js';
export type {
  TektonChildReference,
  TektonCondition,
  TektonLoopFields,
  TektonLoopIteration,
  TektonParam,
  TektonPipelineRun,
  TektonPipelineRunStatus,
  TektonPipelineSpec,
  TektonRunEntry,
  TektonStepState,
  TektonTask,
  TektonTaskRunEntry,
  TektonTaskRunStatus,
  TektonWhen,
} from './manifest/tekton-pipeline-run.js';
export { type ManifestKind, manifestKind } from './package/manifest-kind.js';
export { MAX_PACKAGE_BYTES } from './package/package-limits.js';
export type { NamedPackage, WorkflowPackageSource } from './package/package-source.js';
export { readPackage } from './package/read-package.js';
export type {
  ArgoPackage,
  IrPackage,
  TektonPackage,
  WorkflowObject,
  WorkflowPackage,
} from './package/workflow-package.js';
export type { DeclaredParameter } from './parameters/declared-parameter.js';
