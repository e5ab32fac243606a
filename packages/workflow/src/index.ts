export { isParameterError, ParameterError, type ParameterErrorCode } from './errors/parameter-error.js';
export {
  isWorkflowPackageError,
  WorkflowPackageError,
  type WorkflowPackageErrorCode,
} from './errors/workflow-package-error.js';
export { type RunGraphOptions, runGraph } from './graph/draw-run-graph.js';
export { explainFailure, type RunFailure } from './graph/explain-failure.js';
export type { FailureReason } from './graph/failure-reason.js';
export { type Jsonified, type RunGraphJson, toGraphJson } from './graph/graph-json.js';
export type {
  GraphArtifact,
  GraphAttempt,
  GraphEdge,
  GraphGroup,
  GraphNode,
  GraphParameter,
  RunGraph,
  TaskCount,
} from './graph/run-graph.js';
export { type TaskProgress, taskProgress, taskStates as taskPhases } from './graph/task-progress.js';
export { type MermaidOptions, toMermaid } from './graph/to-mermaid.js';
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
export {
  checkParameters,
  type ParameterCheck,
  type RequireParametersOptions,
  requireParameters,
} from './parameters/check-parameters.js';
export type { DeclaredParameter } from './parameters/declared-parameter.js';
export { nearestName } from './parameters/nearest-name.js';
export {
  type ParameterDeclaration,
  type ParameterValue,
  serializeParameter,
} from './parameters/serialize-parameter.js';
export {
  isSuccess,
  isTerminal,
  isTerminalState as isTerminalPhase,
  type RunState as RunPhase,
  runState as runPhase,
  runStates,
} from './status/run-status.js';
