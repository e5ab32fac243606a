import type { DeclaredParameter } from '@kfp-ts/workflow';

/** What this package needs of the reader of workflows, which is loaded when something is read. */
export interface WorkflowModule {
  requireParameters(declared: readonly DeclaredParameter[], given: Readonly<Record<string, unknown>>): void;
  serializeParameter(value: ParameterValue, declaration?: DeclaredParameter): string;
  runGraph(manifest: unknown): RunGraph;
  explainFailure(graph: RunGraph): { message: string; hint?: string } | undefined;
}

export interface RunGraph {
  readonly nodes: readonly { readonly id: string; readonly name: string; readonly phase: string }[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

export type ParameterValue =
  | string
  | number
  | boolean
  | null
  | readonly ParameterValue[]
  | { readonly [key: string]: ParameterValue };

export async function loadWorkflowModule(): Promise<WorkflowModule> {
  return (await import('@kfp-ts/workflow')) as unknown as WorkflowModule;
}
