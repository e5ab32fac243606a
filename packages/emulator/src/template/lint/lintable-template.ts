/** What a linter looks at in a template; the types of the workflow leave it open. */
export interface LintedParameter {
  readonly name: string;
  readonly value?: string;
  readonly default?: string;
  readonly valueFrom?: Readonly<Record<string, unknown>>;
  readonly globalName?: string;
  readonly enum?: readonly string[];
}
export interface LintedArtifact extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly path?: string;
  readonly from?: string;
  readonly fromExpression?: string;
  readonly globalName?: string;
  readonly optional?: boolean;
}
export interface LintedArguments {
  readonly parameters?: readonly LintedParameter[];
  readonly artifacts?: readonly LintedArtifact[];
}
export interface LintedTask {
  readonly name?: string;
  readonly template?: string;
  /** Without a name, and without what it leaves out. */
  readonly inline?: Partial<LintedTemplate>;
  readonly templateRef?: unknown;
  readonly arguments: LintedArguments;
  readonly dependencies?: readonly string[];
  readonly depends?: string;
  readonly when?: string;
  readonly withItems?: readonly unknown[];
  readonly withParam?: string;
  readonly withSequence?: { readonly count?: unknown; readonly end?: unknown };
  readonly continueOn?: unknown;
  readonly onExit?: string;
  readonly hooks?: Readonly<Record<string, unknown>>;
}
interface LintedContainer {
  readonly name?: string;
  readonly image?: string;
  readonly volumeMounts?: readonly { readonly name?: string; readonly mountPath?: string }[];
}
export interface LintedTemplate {
  readonly name: string;
  readonly inputs: LintedArguments;
  readonly outputs: LintedArguments;
  readonly container?: LintedContainer;
  readonly containerSet?: { readonly containers?: readonly LintedContainer[] };
  readonly steps?: readonly (readonly LintedTask[])[];
  readonly dag?: { readonly tasks?: readonly LintedTask[]; readonly target?: string };
  readonly script?: { readonly image?: string };
  readonly resource?: { readonly action?: string; readonly manifest?: string };
  readonly data?: unknown;
  readonly suspend?: unknown;
  readonly http?: unknown;
  readonly plugin?: unknown;
  readonly daemon?: boolean;
  readonly initContainers?: readonly { readonly name?: string }[];
  readonly retryStrategy?: { readonly retryPolicy?: string };
  readonly activeDeadlineSeconds?: unknown;
  readonly parallelism?: unknown;
  readonly timeout?: string;
}

const TYPES = {
  container: 'Container',
  containerSet: 'ContainerSet',
  steps: 'Steps',
  dag: 'DAG',
  script: 'Script',
  resource: 'Resource',
  data: 'Data',
  suspend: 'Suspend',
  http: 'HTTP',
  plugin: 'Plugin',
} as const;
export type TemplateType = (typeof TYPES)[keyof typeof TYPES];

/** The types that a template has; a good one has one. */
export const typesOf = (template: LintedTemplate): TemplateType[] =>
  (Object.keys(TYPES) as (keyof typeof TYPES)[]).filter((key) => template[key] !== undefined).map((key) => TYPES[key]);

const LEAVES: readonly TemplateType[] = ['Container', 'ContainerSet', 'Script', 'Resource', 'Data', 'HTTP', 'Plugin'];
const PODS: readonly TemplateType[] = ['Container', 'ContainerSet', 'Script', 'Resource', 'Data'];
export const isLeaf = (template: LintedTemplate): boolean => LEAVES.some((type) => type === typesOf(template)[0]);
export const isPod = (template: LintedTemplate): boolean => PODS.some((type) => type === typesOf(template)[0]);

export const hasMainContainer = (template: LintedTemplate): boolean =>
  template.containerSet?.containers?.some(({ name }) => name === 'main') ?? false;

/** True for templates that have a result and an exit code. */
export const hasResult = (template: LintedTemplate): boolean =>
  template.container !== undefined ||
  template.script !== undefined ||
  template.data !== undefined ||
  template.http !== undefined ||
  hasMainContainer(template);

const LOCATIONS = ['s3', 'git', 'http', 'artifactory', 'hdfs', 'raw', 'oss', 'gcs'];
export const hasLocation = (artifact: LintedArtifact): boolean =>
  LOCATIONS.some((kind) => Object.keys(artifact[kind] ?? {}).length > 0);
