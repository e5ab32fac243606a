import type { ArgoWorkflow } from '../manifest/argo-workflow.js';
import type { PipelineIr, PipelineJob } from '../manifest/pipeline-ir.js';
import type { TektonPipelineRun } from '../manifest/tekton-pipeline-run.js';
import type { DeclaredParameter } from '../parameters/declared-parameter.js';

/** A parsed manifest of any kind. */
export type WorkflowObject = ArgoWorkflow | TektonPipelineRun | PipelineIr | PipelineJob;

interface PackageBase {
  /** The pipeline's name as its author wrote it, or else the workflow's. Empty when it has none. */
  readonly name: string;
  readonly description?: string;
  /** In the order of the pipeline's declaration. */
  readonly parameters: readonly DeclaredParameter[];
  /** The manifest as one line of JSON: what a run is submitted with. */
  readonly manifestJson: string;
  /** What an archive's entry was called. */
  readonly entryName?: string;
}

export interface ArgoPackage extends PackageBase {
  readonly kind: 'argo';
  readonly manifest: ArgoWorkflow;
}

export interface TektonPackage extends PackageBase {
  readonly kind: 'tekton';
  readonly manifest: TektonPipelineRun;
}

export interface IrPackage extends PackageBase {
  readonly kind: 'ir';
  readonly manifest: PipelineIr | PipelineJob;
  /** The second document that 2.x compilers write for settings of Kubernetes. */
  readonly platformSpec?: object;
}

/** A compiled pipeline that was read and understood. */
export type WorkflowPackage = ArgoPackage | TektonPackage | IrPackage;
