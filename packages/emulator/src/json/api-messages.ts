import {
  boolField,
  doubleField,
  enumField,
  int32Field,
  int64Field,
  listField,
  type MessageOf,
  mapField,
  messageField,
  messageType,
  oneOf,
  stringField,
} from './message-type.js';
import { timestampField } from './timestamp.js';

/** Numbers of the enum values, as the wire accepts them. */
export const RESOURCE_TYPES = {
  UNKNOWN_RESOURCE_TYPE: 0,
  EXPERIMENT: 1,
  JOB: 2,
  PIPELINE: 3,
  PIPELINE_VERSION: 4,
  NAMESPACE: 5,
} as const;
const RELATIONSHIPS = { UNKNOWN_RELATIONSHIP: 0, OWNER: 1, CREATOR: 2 } as const;

const resourceKey = messageType('api.ResourceKey', {
  type: enumField('api.ResourceType', RESOURCE_TYPES),
  id: stringField(),
});

const resourceReference = messageType('api.ResourceReference', {
  key: messageField(resourceKey),
  name: stringField(),
  relationship: enumField('api.Relationship', RELATIONSHIPS),
});
export type ReferenceMessage = MessageOf<typeof resourceReference>;

const url = messageType('api.Url', { pipeline_url: stringField() });

export const experimentMessage = messageType('api.Experiment', {
  id: stringField(),
  name: stringField(),
  description: stringField(),
  created_at: timestampField(),
  resource_references: listField(messageField(resourceReference)),
  storage_state: enumField('api.Experiment.StorageState', {
    STORAGESTATE_UNSPECIFIED: 0,
    STORAGESTATE_AVAILABLE: 1,
    STORAGESTATE_ARCHIVED: 2,
  }),
});

const parameter = messageType('api.Parameter', { name: stringField(), value: stringField() });

const typedValue = messageType('ml_pipelines.Value', {
  int_value: oneOf('value', int64Field()),
  double_value: oneOf('value', doubleField()),
  string_value: oneOf('value', stringField()),
});
export type TypedValueMessage = MessageOf<typeof typedValue>;

const runtimeConfig = messageType('api.PipelineSpec.RuntimeConfig', {
  parameters: mapField(messageField(typedValue)),
  pipeline_root: stringField(),
});

const pipelineSpec = messageType('api.PipelineSpec', {
  pipeline_id: stringField(),
  workflow_manifest: stringField(),
  pipeline_manifest: stringField(),
  parameters: listField(messageField(parameter)),
  pipeline_name: stringField(),
  runtime_config: messageField(runtimeConfig),
});
export type PipelineSpecMessage = MessageOf<typeof pipelineSpec>;

const METRIC_FORMATS = { UNSPECIFIED: 0, RAW: 1, PERCENTAGE: 2 } as const;
const runMetric = messageType('api.RunMetric', {
  name: stringField(),
  node_id: stringField(),
  number_value: oneOf('value', doubleField()),
  format: enumField('api.RunMetric.Format', METRIC_FORMATS),
});
export type RunMetricMessage = MessageOf<typeof runMetric>;

export const runMessage = messageType('api.Run', {
  id: stringField(),
  name: stringField(),
  storage_state: enumField('api.Run.StorageState', { STORAGESTATE_AVAILABLE: 0, STORAGESTATE_ARCHIVED: 1 }),
  description: stringField(),
  pipeline_spec: messageField(pipelineSpec),
  resource_references: listField(messageField(resourceReference)),
  service_account: stringField(),
  created_at: timestampField(),
  scheduled_at: timestampField(),
  finished_at: timestampField(),
  status: stringField(),
  error: stringField(),
  metrics: listField(messageField(runMetric)),
});
export type RunMessage = MessageOf<typeof runMessage>;

export const reportRunMetricsMessage = messageType('api.ReportRunMetricsRequest', {
  run_id: stringField(),
  metrics: listField(messageField(runMetric)),
});

const cronSchedule = messageType('api.CronSchedule', {
  start_time: timestampField(),
  end_time: timestampField(),
  cron: stringField(),
});
const periodicSchedule = messageType('api.PeriodicSchedule', {
  start_time: timestampField(),
  end_time: timestampField(),
  interval_second: int64Field(),
});
const trigger = messageType('api.Trigger', {
  cron_schedule: oneOf('trigger', messageField(cronSchedule)),
  periodic_schedule: oneOf('trigger', messageField(periodicSchedule)),
});
export type TriggerMessage = MessageOf<typeof trigger>;

export const jobMessage = messageType('api.Job', {
  id: stringField(),
  name: stringField(),
  description: stringField(),
  pipeline_spec: messageField(pipelineSpec),
  resource_references: listField(messageField(resourceReference)),
  service_account: stringField(),
  max_concurrency: int64Field(),
  trigger: messageField(trigger),
  mode: enumField('api.Job.Mode', { UNKNOWN_MODE: 0, ENABLED: 1, DISABLED: 2 }),
  created_at: timestampField(),
  updated_at: timestampField(),
  status: stringField(),
  error: stringField(),
  enabled: boolField(),
  no_catchup: boolField(),
});
export type JobMessage = MessageOf<typeof jobMessage>;

export const pipelineVersionMessage = messageType('api.PipelineVersion', {
  id: stringField(),
  name: stringField(),
  created_at: timestampField(),
  parameters: listField(messageField(parameter)),
  code_source_url: stringField(),
  package_url: messageField(url),
  resource_references: listField(messageField(resourceReference)),
  description: stringField(),
});

export const pipelineMessage = messageType('api.Pipeline', {
  id: stringField(),
  created_at: timestampField(),
  name: stringField(),
  description: stringField(),
  parameters: listField(messageField(parameter)),
  url: messageField(url),
  error: stringField(),
  default_version: messageField(pipelineVersionMessage),
  resource_references: listField(messageField(resourceReference)),
});

export const visualizationMessage = messageType('api.Visualization', {
  type: enumField('api.Visualization.Type', { ROC_CURVE: 0, TFDV: 1, TFMA: 2, TABLE: 3, CUSTOM: 4 }),
  source: stringField(),
  arguments: stringField(),
  html: stringField(),
  error: stringField(),
});

export const FILTER_OPERATIONS = {
  UNKNOWN: 0,
  EQUALS: 1,
  NOT_EQUALS: 2,
  GREATER_THAN: 3,
  GREATER_THAN_EQUALS: 5,
  LESS_THAN: 6,
  LESS_THAN_EQUALS: 7,
  IN: 8,
  IS_SUBSTRING: 9,
} as const;
const predicate = messageType('api.Predicate', {
  op: enumField('api.Predicate.Op', FILTER_OPERATIONS),
  key: stringField(),
  int_value: oneOf('value', int32Field()),
  long_value: oneOf('value', int64Field()),
  string_value: oneOf('value', stringField()),
  timestamp_value: oneOf('value', timestampField()),
  int_values: oneOf('value', messageField(messageType('api.IntValues', { values: listField(int32Field()) }))),
  long_values: oneOf('value', messageField(messageType('api.LongValues', { values: listField(int64Field()) }))),
  string_values: oneOf('value', messageField(messageType('api.StringValues', { values: listField(stringField()) }))),
});
export type PredicateMessage = MessageOf<typeof predicate>;

export const filterMessage = messageType('api.Filter', { predicates: listField(messageField(predicate)) });
