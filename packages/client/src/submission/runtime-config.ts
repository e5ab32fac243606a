import type { PipelineSpecRuntimeConfig } from '@kfp-ts/api';
import type { ParameterValue } from '@kfp-ts/workflow';

/** Parameters of a pipeline of the later compilers, with their types. */
export function toRuntimeConfig(
  parameters: Readonly<Record<string, ParameterValue>>,
  pipelineRoot: string | undefined,
): PipelineSpecRuntimeConfig {
  const values = Object.entries(parameters).map(([name, value]) => [name, toValue(value)] as const);
  return {
    ...(values.length > 0 && { parameters: Object.fromEntries(values) }),
    ...(pipelineRoot !== undefined && { pipeline_root: pipelineRoot }),
  };
}

type WireValue = NonNullable<PipelineSpecRuntimeConfig['parameters']>[string];

function toValue(value: ParameterValue): WireValue {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? { int_value: String(value) } : { double_value: value };
  return { string_value: typeof value === 'string' ? value : JSON.stringify(value) };
}
