import { invalidInput } from '../errors/server-failure.js';
import type { JobMessage, TriggerMessage } from '../json/api-messages.js';
import { ObjectWriter } from '../json/object-writer.js';
import type { ReleaseProfile } from '../profile/release-profile.js';
import { parseCron } from '../schedule/parse-cron.js';
import type { Trigger } from '../store/rows.js';

const MAX_CONCURRENCY = 10n;

/** Refuses a concurrency out of range and schedules that cannot be. */
export function demandSchedule(message: JobMessage, profile: ReleaseProfile): void {
  const concurrency = BigInt(message.max_concurrency);
  if (concurrency < 1n || concurrency > MAX_CONCURRENCY) {
    if (profile.jobModes) {
      throw invalidInput(
        `Max concurrency of a recurring run must be at least 1 and at most 10. Received ${concurrency}`,
      );
    }
    throw invalidInput(`The max concurrency of the job is out of range. Support 1-10. Received ${concurrency}.`);
  }
  const { cron_schedule: cron, periodic_schedule: periodic } = message.trigger ?? {};
  if (cron) demandCron(cron.cron);
  if (periodic && BigInt(periodic.interval_second) < 1n) {
    throw invalidInput(
      `Found invalid period schedule interval ${periodic.interval_second}. Set at interval to least 1 second.`,
    );
  }
}

function demandCron(text: string): void {
  try {
    parseCron(text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw invalidInput(
      `Schedule cron is not a supported format(https://godoc.org/github.com/robfig/cron). Error: ${error.message}`,
    );
  }
}

/** The trigger of a message; undefined when it has neither schedule. */
export function triggerOf(message: TriggerMessage | undefined): Trigger | undefined {
  const { cron_schedule: cron, periodic_schedule: periodic } = message ?? {};
  const schedule = cron ?? periodic;
  if (!schedule) return undefined;
  return {
    kind: cron ? 'cron' : 'periodic',
    ...(schedule.start_time === undefined ? {} : { startTime: schedule.start_time }),
    ...(schedule.end_time === undefined ? {} : { endTime: schedule.end_time }),
    ...(cron ? { cron: cron.cron } : {}),
    ...(periodic ? { intervalSeconds: periodic.interval_second } : {}),
  };
}

/** A trigger as answers have it. */
export function triggerJson(trigger: Trigger | undefined): string {
  if (!trigger) return '{}';
  const schedule = new ObjectWriter()
    .time('start_time', trigger.startTime)
    .time('end_time', trigger.endTime)
    .string('cron', trigger.cron ?? '')
    .int64('interval_second', trigger.intervalSeconds ?? '0')
    .end();
  return `{"${trigger.kind}_schedule":${schedule}}`;
}
