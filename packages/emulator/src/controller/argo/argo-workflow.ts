/** The parts of an Argo Workflow that the walk reads. Everything is optional: manifests come from users. */
export interface ArgoWorkflow {
  readonly metadata?: ArgoMetadata;
  readonly spec?: ArgoWorkflowSpec;
  readonly status?: unknown;
  readonly [member: string]: unknown;
}

export interface ArgoMetadata {
  readonly name?: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly creationTimestamp?: string | null;
  readonly [member: string]: unknown;
}

export interface ArgoWorkflowSpec {
  readonly entrypoint?: string;
  readonly onExit?: string;
  readonly hooks?: { readonly exit?: { readonly template?: string } };
  readonly templates?: readonly ArgoTemplate[];
  readonly arguments?: ArgoArguments;
  readonly serviceAccountName?: string;
  /** Seconds. 0 is how a run is terminated. */
  readonly activeDeadlineSeconds?: number;
  readonly [member: string]: unknown;
}

export interface ArgoTemplate {
  readonly name?: string;
  readonly metadata?: ArgoMetadata;
  readonly inputs?: ArgoArguments;
  readonly outputs?: ArgoOutputs;
  readonly dag?: { readonly tasks?: readonly ArgoTask[]; readonly failFast?: boolean; readonly target?: string };
  readonly steps?: readonly (readonly ArgoTask[])[];
  readonly suspend?: { readonly duration?: string | number } | null;
  readonly resource?: { readonly action?: string; readonly manifest?: string };
  readonly http?: object;
  readonly container?: object;
  readonly script?: object;
  readonly containerSet?: object;
  readonly data?: object;
  readonly parallelism?: number;
  readonly retryStrategy?: ArgoRetryStrategy;
  readonly activeDeadlineSeconds?: number | string;
  readonly timeout?: string;
}

export interface ArgoTask {
  readonly name?: string;
  readonly template?: string;
  readonly inline?: ArgoTemplate;
  readonly templateRef?: { readonly name?: string; readonly template?: string };
  readonly arguments?: ArgoArguments;
  readonly when?: string;
  readonly depends?: string;
  readonly dependencies?: readonly string[];
  readonly withItems?: readonly unknown[];
  readonly withParam?: string;
  readonly withSequence?: ArgoSequence;
  readonly continueOn?: { readonly failed?: boolean; readonly error?: boolean };
  readonly onExit?: string;
}

export interface ArgoSequence {
  readonly start?: string | number;
  readonly end?: string | number;
  readonly count?: string | number;
  readonly format?: string;
}

export interface ArgoRetryStrategy {
  readonly limit?: number | string;
  readonly retryPolicy?: string;
  readonly backoff?: { readonly duration?: string | number; readonly factor?: number | string };
}

export interface ArgoArguments {
  readonly parameters?: readonly ArgoParameter[];
  readonly artifacts?: readonly ArgoArtifact[];
}

export interface ArgoOutputs extends ArgoArguments {
  readonly result?: string;
  readonly exitCode?: string;
}

export interface ArgoParameter {
  readonly name?: string;
  readonly value?: unknown;
  readonly default?: unknown;
  readonly valueFrom?: {
    readonly default?: unknown;
    readonly parameter?: string;
    readonly jsonPath?: string;
    readonly path?: string;
  };
}

export interface ArgoArtifact {
  readonly name?: string;
  readonly path?: string;
  readonly from?: string;
  readonly s3?: { readonly key?: string; readonly bucket?: string };
  readonly raw?: { readonly data?: string };
  readonly [member: string]: unknown;
}
