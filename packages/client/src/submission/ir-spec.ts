import type { ApiPipelineSpec, PipelineSpecRuntimeConfig } from '@kfp-ts/api';
import type { ParameterValue } from '@kfp-ts/workflow';

type WireValue = NonNullable<PipelineSpecRuntimeConfig['parameters']>[string];

/** What the compiler of KFP 1.8 writes around a pipeline. */
interface PipelineJob {
  pipelineSpec?: object;
  runtimeConfig?: {
    gcsOutputDirectory?: string;
    parameters?: Record<string, { stringValue?: string; intValue?: string | number; doubleValue?: number }>;
  };
}

/** A pipeline of the newer representation without what the compiler of KFP 1.8 wraps around it, which the server keeps no place for. */
export function unwrapped(manifest: object): object {
  return (manifest as PipelineJob).pipelineSpec ?? manifest;
}

/** The specification of a run of a pipeline of the newer representation: typed parameters, and the pipeline without its wrapping. */
export function toIrSpec(
  manifest: object,
  parameters: Readonly<Record<string, ParameterValue | undefined>>,
  pipelineRoot: string | undefined,
): ApiPipelineSpec {
  const { runtimeConfig = {} } = manifest as PipelineJob;
  const values = new Map<string, WireValue>();
  for (const [name, { stringValue, intValue, doubleValue }] of Object.entries(runtimeConfig.parameters ?? {})) {
    if (intValue !== undefined) values.set(name, { int_value: String(intValue) });
    else
      values.set(name, doubleValue === undefined ? { string_value: stringValue ?? '' } : { double_value: doubleValue });
  }
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) values.set(name, toValue(value));
  const root = pipelineRoot ?? runtimeConfig.gcsOutputDirectory;
  return {
    pipeline_manifest: JSON.stringify(unwrapped(manifest)),
    runtime_config: {
      ...(values.size > 0 && { parameters: Object.fromEntries(values) }),
      ...(root !== undefined && { pipeline_root: root }),
    },
  };
}

function toValue(value: ParameterValue): WireValue {
  if (typeof value === 'bigint') return { int_value: String(value) };
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? { int_value: String(value) } : { double_value: value };
  }
  return { string_value: typeof value === 'string' ? value : JSON.stringify(value) };
}
