import type { ApiJob, ApiTrigger } from '@kfp-ts/api';
import { type Link, linkTo, pipelineLinks, toParameters } from './linked-objects.js';
import { toNumber } from './number.js';
import { toDate, toRequiredDate } from './timestamp.js';

/** When a recurring run is due, as the server tells it. */
export interface Schedule {
  /** Six fields, seconds first. */
  readonly cron?: string;
  readonly everySeconds?: number;
  readonly start?: Date;
  readonly end?: Date;
}

/** A schedule that starts runs. */
export interface RecurringRun {
  readonly id: string;
  /** Not unique. */
  readonly name: string;
  readonly description?: string;
  /** The server's own word, such as `Enabled`, `Disabled` or `NO_STATUS` while the controller has not seen it. */
  readonly status: string;
  readonly enabled: boolean;
  readonly createdAt: Date;
  /** Moves by itself with every report of the controller: no mark of a change. */
  readonly updatedAt?: Date;
  /** Absent for one that runs exactly once. */
  readonly trigger?: Schedule;
  /** How many of its runs may be under way at once, 1 to 10. */
  readonly maxConcurrency: number;
  /** Whether missed times are made up for. */
  readonly catchup: boolean;
  readonly parameters: Readonly<Record<string, string>>;
  readonly experiment?: Link;
  readonly namespace?: string;
  readonly pipeline?: Link;
  /** What its runs start from; a later default version of the pipeline does not change it. */
  readonly pipelineVersion?: Link;
  readonly serviceAccount?: string;
  readonly error?: string;
  /** The object as the server sent it. */
  readonly raw: ApiJob;
}

export function toRecurringRun(raw: ApiJob): RecurringRun {
  const references = raw.resource_references;
  const spec = raw.pipeline_spec;
  const updatedAt = toDate(raw.updated_at);
  const trigger = toSchedule(raw.trigger);
  const experiment = linkTo('EXPERIMENT', references);
  const namespace = linkTo('NAMESPACE', references)?.id;
  const { pipeline, pipelineVersion } = pipelineLinks(spec, references);
  return {
    id: raw.id ?? '',
    name: raw.name ?? '',
    ...(raw.description && { description: raw.description }),
    status: raw.status ?? '',
    // Servers of the 2.x releases may say it in the mode alone.
    enabled: raw.enabled ?? raw.mode === 'ENABLED',
    createdAt: toRequiredDate(raw.created_at),
    ...(updatedAt && { updatedAt }),
    ...(trigger && { trigger }),
    maxConcurrency: toNumber(raw.max_concurrency) ?? 1,
    catchup: raw.no_catchup !== true,
    parameters: toParameters(spec?.parameters),
    ...(experiment && { experiment }),
    ...(namespace && { namespace }),
    ...(pipeline && { pipeline }),
    ...(pipelineVersion && { pipelineVersion }),
    ...(raw.service_account && { serviceAccount: raw.service_account }),
    ...(raw.error && { error: raw.error }),
    raw,
  };
}

function toSchedule(trigger: ApiTrigger | undefined): Schedule | undefined {
  const { cron_schedule, periodic_schedule } = trigger ?? {};
  const schedule = periodic_schedule ?? cron_schedule;
  if (!schedule) return undefined;
  const start = toDate(schedule.start_time);
  const end = toDate(schedule.end_time);
  const everySeconds = toNumber(periodic_schedule?.interval_second);
  return {
    ...(!periodic_schedule && cron_schedule?.cron && { cron: cron_schedule.cron }),
    ...(everySeconds !== undefined && { everySeconds }),
    ...(start && { start }),
    ...(end && { end }),
  };
}
