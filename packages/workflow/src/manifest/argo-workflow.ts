import type { JsonValue } from './json-value.js';
import type { ObjectMetadata } from './object-metadata.js';

/** An Argo Workflow (`argoproj.io/v1alpha1`): the parts that pipelines use. Live ones often come without kind and apiVersion. */
export interface ArgoWorkflow {
  apiVersion?: string;
  kind?: string;
  metadata?: ObjectMetadata;
  spec?: ArgoWorkflowSpec;
  status?: ArgoWorkflowStatus;
}

export interface ArgoWorkflowSpec {
  entrypoint?: string;
  onExit?: string;
  serviceAccountName?: string;
  /** 0 asks a running workflow to stop. */
  activeDeadlineSeconds?: number;
  arguments?: ArgoArguments;
  templates?: ArgoTemplate[];
}

export interface ArgoArguments {
  parameters?: ArgoParameter[];
  artifacts?: ArgoArtifact[];
}

export interface ArgoParameter {
  name: string;
  value?: string | number | boolean | null;
  default?: string | number | boolean | null;
  description?: string;
}

export interface ArgoArtifact {
  name: string;
  path?: string;
  from?: string;
  optional?: boolean;
  s3?: { bucket?: string; endpoint?: string; key?: string };
  gcs?: { bucket?: string; key?: string };
  raw?: { data?: string };
}

/** One template: of `container`, `script`, `resource`, `dag`, `steps` and `suspend` one is there. */
export interface ArgoTemplate {
  name: string;
  inputs?: ArgoArguments;
  outputs?: ArgoArguments;
  metadata?: ObjectMetadata;
  container?: { image?: string; command?: string[]; args?: string[] };
  script?: { image?: string; source?: string };
  resource?: { action?: string; manifest?: string };
  suspend?: { duration?: string };
  dag?: { tasks?: ArgoTask[]; target?: string };
  steps?: ArgoTask[][];
  retryStrategy?: { limit?: number | string; retryPolicy?: string };
}

/** A task of a DAG or a step. */
export interface ArgoTask {
  name: string;
  template?: string;
  arguments?: ArgoArguments;
  dependencies?: string[];
  /** The newer form of `dependencies`: `a.Succeeded && (b || c.Failed)`. */
  depends?: string;
  when?: string;
  withItems?: JsonValue[];
  withParam?: string;
  withSequence?: { count?: string | number; start?: string | number; end?: string | number };
}

export interface ArgoWorkflowStatus {
  phase?: string;
  message?: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  /** Finished and all pods, as `3/7`. */
  progress?: string;
  nodes?: Record<string, ArgoNode>;
  /** gzip, then base64, of the JSON of `nodes`. */
  compressedNodes?: string;
  /** The nodes are in the controller's database and cannot be read from here. */
  offloadNodeStatusVersion?: string;
}

/** One node of a live workflow. */
export interface ArgoNode {
  id: string;
  name: string;
  displayName?: string;
  type?: string;
  templateName?: string;
  phase?: string;
  message?: string;
  boundaryID?: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  podIP?: string;
  hostNodeName?: string;
  inputs?: ArgoArguments;
  outputs?: ArgoArguments & { exitCode?: string; result?: string };
  children?: string[];
  outboundNodes?: string[];
  memoizationStatus?: { hit?: boolean; key?: string; cacheName?: string };
}
