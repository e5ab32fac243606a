import type { KfpClient } from '@kfp-ts/client';
import type { Step } from '../vector.js';
import { Arguments } from './arguments.js';
import { experiments } from './experiments.js';
import { pipelines } from './pipelines.js';
import { raw } from './raw.js';
import { recurringRuns } from './recurring-runs.js';
import { runs } from './runs.js';

export type Performer = (kfp: KfpClient, given: Arguments, step: Step) => PromiseLike<unknown>;

/** By name of the Python method. */
export type Performers = Readonly<Record<string, Performer>>;

const performers: Performers = { ...experiments, ...pipelines, ...runs, ...recurringRuns, ...raw };

/** Does with the facade what one call of a Python client does, and gives its result. */
export async function perform(
  kfp: KfpClient,
  step: Step,
  environment: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const performer = performers[step.method];
  if (!performer) throw new Error(`no words yet for ${step.method}`);
  return performer(kfp, new Arguments(step.arguments, environment), step);
}
