import type { ParameterValue } from '@kfp-ts/workflow';
import type { ExperimentRef } from '../resources/experiments.js';
import type { PipelineVersionRef } from '../resources/pipeline-versions.js';
import type { PipelineRef } from '../resources/pipelines.js';
import type { PackageSource } from './package-source.js';

/** What to run, where and how. One of `package`, `pipeline` and `version` is needed; a version goes well with its pipeline. */
export interface WorkSource {
  /** A compiled pipeline that is sent along. */
  package?: PackageSource | undefined;
  /** A stored pipeline; its default version runs. */
  pipeline?: PipelineRef | undefined;
  /** A version of a stored pipeline. By name it needs `pipeline`. */
  version?: PipelineVersionRef | undefined;
  /** Default: the server's own; on a multi-user server the namespace's experiment `Default`, made when missing. */
  experiment?: ExperimentRef | undefined;
  /** Checked against what the pipeline declares; what is not text is written as the pipeline's Python code reads it. */
  parameters?: Readonly<Record<string, ParameterValue>> | undefined;
  /** Kubernetes service account of the run's pods. */
  serviceAccount?: string | undefined;
  /** Where artifacts go: for pipelines of the v2-compatible mode and later. */
  pipelineRoot?: string | undefined;
  /** Overrides, for every task of the package, whether results of earlier runs are used again. Only with `package`. */
  enableCaching?: boolean | undefined;
  /** Default: the client's namespace. */
  namespace?: string | undefined;
}

/** A run to submit. */
export interface RunSubmission extends WorkSource {
  /** Not unique. Default: the pipeline's name and the time. */
  name?: string | undefined;
  /** At most 255 characters, the mark of {@link idempotencyKey} included (about 42). */
  description?: string | undefined;
  /**
   * Up to 64 letters, digits, `-` and `_`: submitting again with one key, as after a crash, leaves one run, which both calls
   * return. (Two calls at the same moment may both find none, and make two: the server itself knows no keys.) It stands as
   * a mark at the end of the description. Default: a new one for each call, so that a lost answer does not make a second
   * run; `false` sends no mark and never sends again.
   */
  idempotencyKey?: string | false | undefined;
  /**
   * Milliseconds during which a run is looked for after its submission's answer was lost, before it is submitted again. A
   * server that commits later than that makes a second run. Default 5,000.
   */
  lookForMs?: number | undefined;
}
