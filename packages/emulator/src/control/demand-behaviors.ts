import type { TaskBehaviors } from '../controller/behavior/read-behaviors.js';
import { parseDuration } from '../controller/parse-duration.js';
import { ControlError } from './control-input.js';

type Check = readonly [fits: (value: unknown) => boolean, what: string];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;
const isDuration = (value: unknown): boolean =>
  (typeof value === 'number' || typeof value === 'string') && parseDuration(value) !== undefined;
const isMetric = (value: unknown): boolean =>
  isObject(value) && isText(value['name']) && Number.isFinite(value['value']) && isMetricFormat(value['format']);
const isMetricFormat = (value: unknown): boolean => value === undefined || value === 'RAW' || value === 'PERCENTAGE';

const MEMBERS: Readonly<Record<string, Check>> = {
  fail: [(value) => isText(value) || typeof value === 'boolean', 'true or a message'],
  failAttempts: [isCount, 'a number of attempts'],
  error: [isText, 'a message'],
  hang: [(value) => typeof value === 'boolean' || value === 'pending', 'true or "pending"'],
  duration: [isDuration, 'seconds, or a text such as "1m30s"'],
  exitCode: [isCount, 'a number'],
  outputs: [isObject, 'an object of values by the names of outputs'],
  metrics: [
    (value) =>
      Array.isArray(value) ? value.every(isMetric) : isObject(value) && Object.values(value).every(Number.isFinite),
    'an object of numbers by the names of metrics, or a list of {name, value, format}',
  ],
  artifacts: [
    (value) => isObject(value) && Object.values(value).every(isText),
    'an object of texts by the names of artifacts',
  ],
  log: [isText, 'a text'],
};

/**
 * Behaviours of tasks as somebody wrote them: one that is passed over would be a test that proves something else.
 * @throws ControlError
 */
export function demandBehaviors(value: unknown): TaskBehaviors {
  const example = 'Give for instance {"train": {"fail": true}, "*": {"duration": 5}}.';
  if (!isObject(value)) throw new ControlError(400, 'Behaviours are no object by the names of tasks', example);
  for (const [task, behavior] of Object.entries(value)) {
    if (!isObject(behavior)) throw new ControlError(400, `The behaviour of ${task} is no object`, example);
    for (const [member, given] of Object.entries(behavior)) demandMember(task, member, given);
  }
  return value as TaskBehaviors;
}

function demandMember(task: string, member: string, given: unknown): void {
  const check = Object.hasOwn(MEMBERS, member) ? MEMBERS[member] : undefined;
  if (!check)
    throw new ControlError(
      400,
      `There is no behaviour ${member}, of ${task}`,
      `Give one of ${Object.keys(MEMBERS).join(', ')}.`,
    );
  const [fits, what] = check;
  if (given !== undefined && !fits(given))
    throw new ControlError(400, `${JSON.stringify(given)} is no ${member}, of ${task}`, `Give ${what}.`);
}
