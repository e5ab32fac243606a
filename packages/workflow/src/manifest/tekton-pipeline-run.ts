import type { ObjectMetadata } from './object-metadata.js';

/** A Tekton PipelineRun (`tekton.dev/v1` or `v1beta1`): the parts that pipelines use. */
export interface TektonPipelineRun {
  apiVersion?: string;
  kind?: string;
  metadata?: ObjectMetadata;
  spec?: {
    params?: TektonParam[];
    pipelineSpec?: TektonPipelineSpec;
    /** `Cancelled` and its siblings ask a running one to stop. */
    status?: string;
  };
  status?: TektonPipelineRunStatus;
}

/** A parameter given, or a result returned. */
export interface TektonParam {
  name: string;
  value?: string | string[] | Record<string, string>;
}

export interface TektonPipelineSpec {
  params?: { name: string; type?: string; default?: string | string[]; description?: string }[];
  tasks?: TektonTask[];
  finally?: TektonTask[];
}

export interface TektonTask {
  name: string;
  params?: TektonParam[];
  runAfter?: string[];
  when?: TektonWhen[];
  retries?: number;
  taskRef?: { name?: string; kind?: string; apiVersion?: string };
  /**
   * A task, or a custom one: kind `PipelineLoop` holds in `spec` a pipeline that runs once for each item of the parameter
   * `iterateParam`, or once for each number `from` one parameter `to` another, as `iterateNumeric`.
   */
  taskSpec?: {
    apiVersion?: string;
    kind?: string;
    steps?: { name?: string; image?: string }[];
    spec?: {
      pipelineSpec?: TektonPipelineSpec;
      iterateParam?: string;
      iterateParamStringSeparator?: string;
      iterateNumeric?: string;
      iterationNumberParam?: string;
      parallelism?: number;
    };
  };
}

export interface TektonWhen {
  input?: string;
  operator?: string;
  values?: string[];
}

export interface TektonCondition {
  type?: string;
  /** `True`, `False` or `Unknown`. */
  status?: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
}

export interface TektonPipelineRunStatus {
  conditions?: TektonCondition[];
  startTime?: string | null;
  completionTime?: string | null;
  pipelineSpec?: TektonPipelineSpec;
  taskRuns?: Record<string, TektonTaskRunEntry>;
  runs?: Record<string, TektonRunEntry>;
  childReferences?: TektonChildReference[];
  skippedTasks?: { name: string; reason?: string; whenExpressions?: TektonWhen[] }[];
}

/** What newer releases keep of a task run: where it is, not how it goes. */
export interface TektonChildReference {
  apiVersion?: string;
  kind?: string;
  name?: string;
  pipelineTaskName?: string;
  whenExpressions?: TektonWhen[];
}

export interface TektonTaskRunEntry {
  pipelineTaskName?: string;
  status?: TektonTaskRunStatus;
  whenExpressions?: TektonWhen[];
}

export interface TektonTaskRunStatus {
  conditions?: TektonCondition[];
  podName?: string;
  startTime?: string | null;
  completionTime?: string | null;
  taskResults?: TektonParam[];
  results?: TektonParam[];
  steps?: TektonStepState[];
  retriesStatus?: TektonTaskRunStatus[];
}

export interface TektonStepState {
  name?: string;
  container?: string;
  terminated?: { exitCode?: number; reason?: string; message?: string };
  waiting?: { reason?: string; message?: string };
  running?: { startedAt?: string };
}

/** A custom task's run, such as a loop. */
export interface TektonRunEntry {
  pipelineTaskName?: string;
  status?: TektonTaskRunStatus & { extraFields?: TektonLoopFields };
}

export interface TektonLoopFields {
  pipelineRuns?: Record<string, TektonLoopIteration>;
}

export interface TektonLoopIteration {
  iteration?: number;
  iterationItem?: unknown;
  status?: TektonPipelineRunStatus;
}
