/** What differs between the releases that the emulator can be. The 2.x column follows descriptions only and is unverified. */
export interface ReleaseProfile {
  readonly release: '1.8.5' | '2.x';
  /** Details of errors are a google.rpc.Status instead of an api.Error, and texts have no last period. */
  readonly statusDetails: boolean;
  /**
   * The gateway is of the second generation: errors have no `error` member, wrong paths and methods are JSON errors,
   * and bodies with unknown members are refused.
   */
  readonly secondGateway: boolean;
  /** Calls without a usable identity get 401 instead of 500. */
  readonly unauthenticatedIs401: boolean;
  readonly healthzType: string;
  /** What healthz says of the release. The known installations of 1.8.5 were built without a tag. */
  readonly tagName: string;
  /** Experiments show their namespace reference in single-user mode too, and take one. */
  readonly experimentsAlwaysOwned: boolean;
  /** The Default experiment cannot be deleted. */
  readonly keepsDefaultExperiment: boolean;
  /** Status of a run right after its creation. */
  readonly firstRunStatus: '' | 'Pending';
  /** One-off runs have a scheduled_at, their creation. */
  readonly schedulesOneOffRuns: boolean;
  /** References are made from what is stored, without names, and with the namespace. */
  readonly rebuildsReferences: boolean;
  /** Unknown parameters are a 400 and unknown experiments a 404, on runs too. */
  readonly userErrorsStayUserErrors: boolean;
  /** A run or recurring run without a name has its pipeline's; without that, and for experiments, it is a 500. */
  readonly namesFromPipelines: boolean;
  /** Whatever is wrong with the manifest, pipeline or version of a new run is a 500. */
  readonly manifestErrorsAre500: boolean;
  /** Archiving looks whether the run exists, and unarchiving at its experiment. */
  readonly archivesOnlyExisting: boolean;
  /** Runs of IR specifications show no Workflow, and can be retried. */
  readonly hidesCompiledWorkflows: boolean;
  /** Runs are listed by experiment and namespace only, and the experiment must exist. */
  readonly listsRunsByOwnerOnly: boolean;
  /** Reporting metrics and reading artifacts need rights. */
  readonly guardsMetricsAndArtifacts: boolean;
  /** Statuses of recurring runs are ENABLED and DISABLED; `mode` counts; there is no empty trigger. */
  readonly jobModes: boolean;
  /**
   * A pipeline cannot be deleted while it has versions, its latest version is always the default one, and the first
   * one has an id of its own. Namespaces and URLs are shown.
   */
  readonly versionsComeFirst: boolean;
  /** Names of pipelines and versions are taken as they come, of any length; versions get their file's. */
  readonly plainNames: boolean;
  /** Uploads that clash with an existing name get 409 instead of 500; late errors are application/json. */
  readonly uploadConflictIs409: boolean;
  /** Rights on versions are asked for by their own verbs, uploads take bearer tokens, and denials name the namespace. */
  readonly reviewsByOwnVerbs: boolean;
  /** Packages behind URLs are read to their end, and a URL that does not answer 200 is a 400. */
  readonly downloadsWhole: boolean;
  /** Templates of IR specifications are YAML. */
  readonly yamlTemplates: boolean;
  /** Parameters of runs of IR specifications come back typed, as `runtime_config`. */
  readonly showsRuntimeConfig: boolean;
  /** Artifacts are read beside the gateway: `data` is always there, and errors have the shape of uploads. */
  readonly readsArtifactsBesideGateway: boolean;
}

const RELEASE_1_8_5: ReleaseProfile = {
  release: '1.8.5',
  statusDetails: false,
  secondGateway: false,
  unauthenticatedIs401: false,
  healthzType: 'text/plain; charset=utf-8',
  tagName: 'unknown',
  experimentsAlwaysOwned: false,
  keepsDefaultExperiment: false,
  firstRunStatus: '',
  schedulesOneOffRuns: false,
  rebuildsReferences: false,
  userErrorsStayUserErrors: false,
  namesFromPipelines: false,
  manifestErrorsAre500: false,
  archivesOnlyExisting: false,
  hidesCompiledWorkflows: false,
  listsRunsByOwnerOnly: false,
  guardsMetricsAndArtifacts: false,
  jobModes: false,
  versionsComeFirst: false,
  plainNames: false,
  uploadConflictIs409: false,
  reviewsByOwnVerbs: false,
  downloadsWhole: false,
  yamlTemplates: false,
  showsRuntimeConfig: false,
  readsArtifactsBesideGateway: false,
};

const RELEASE_2: ReleaseProfile = {
  release: '2.x',
  statusDetails: true,
  secondGateway: true,
  unauthenticatedIs401: true,
  healthzType: 'application/json',
  tagName: '2.14.0',
  experimentsAlwaysOwned: true,
  keepsDefaultExperiment: true,
  firstRunStatus: 'Pending',
  schedulesOneOffRuns: true,
  rebuildsReferences: true,
  userErrorsStayUserErrors: true,
  namesFromPipelines: true,
  manifestErrorsAre500: true,
  archivesOnlyExisting: true,
  hidesCompiledWorkflows: true,
  listsRunsByOwnerOnly: true,
  guardsMetricsAndArtifacts: true,
  jobModes: true,
  versionsComeFirst: true,
  plainNames: true,
  uploadConflictIs409: true,
  reviewsByOwnVerbs: true,
  downloadsWhole: true,
  yamlTemplates: true,
  showsRuntimeConfig: true,
  readsArtifactsBesideGateway: true,
};

export const profileOf = (release: '1.8.5' | '2.x'): ReleaseProfile => (release === '2.x' ? RELEASE_2 : RELEASE_1_8_5);
