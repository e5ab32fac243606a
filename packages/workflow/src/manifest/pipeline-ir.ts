import type { JsonValue } from './json-value.js';

/** The intermediate representation that KFP 2.x compilers write: the parts that are read. */
export interface PipelineIr {
  pipelineInfo?: { name?: string; description?: string };
  root?: IrComponent;
  components?: Record<string, IrComponent>;
  schemaVersion?: string;
  sdkVersion?: string;
}

export interface IrComponent {
  inputDefinitions?: { parameters?: Record<string, IrParameter> };
  executorLabel?: string;
  dag?: { tasks?: Record<string, IrTask> };
}

/** `type` is the name of KFP 1.8's compiler, `parameterType` that of 2.x. */
export interface IrParameter {
  type?: string;
  parameterType?: string;
  defaultValue?: JsonValue;
  isOptional?: boolean;
  description?: string;
}

export interface IrTask {
  componentRef?: { name?: string };
  dependentTasks?: string[];
  taskInfo?: { name?: string };
  triggerPolicy?: { condition?: string; strategy?: string };
  parameterIterator?: object;
  artifactIterator?: object;
}

/** What KFP 1.8's v2 compiler writes: the representation with the values of its parameters. */
export interface PipelineJob {
  pipelineSpec?: PipelineIr;
  runtimeConfig?: {
    parameters?: Record<string, { stringValue?: string; intValue?: string | number; doubleValue?: number }>;
    parameterValues?: Record<string, JsonValue>;
  };
}
