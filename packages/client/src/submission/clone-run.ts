import { defined } from '../config/defined.js';
import { requireKnown } from '../config/require-known.js';
import type { Run } from '../decode/run.js';
import { ConfigurationError } from '../errors/index.js';
import type { RunSubmission } from './submission.js';

/** What of a run may be otherwise in its clone. */
export type CloneOverrides = Partial<Omit<RunSubmission, 'package' | 'pipeline' | 'version'>> &
  Pick<RunSubmission, 'version'>;

export const CLONE_MEMBERS =
  'version experiment parameters serviceAccount pipelineRoot enableCaching namespace name description idempotencyKey lookForMs';

/** The submission that does again what `run` did, with the overrides in place. */
export function toClone(run: Run, overrides: CloneOverrides): RunSubmission {
  requireKnown('clone', overrides, CLONE_MEMBERS);
  const { version = run.pipelineVersion?.id, ...rest } = overrides;
  const manifest = run.raw.pipeline_spec?.workflow_manifest ?? run.raw.pipeline_spec?.pipeline_manifest;
  const source =
    version === undefined
      ? { package: { name: 'workflow.json', content: required(run, manifest) } }
      : { version, ...(run.pipeline && { pipeline: run.pipeline.id }) };
  return {
    // The experiment of the original is where the original is.
    ...(run.experiment && isSamePlace(run, overrides) && { experiment: run.experiment.id }),
    ...(run.serviceAccount && { serviceAccount: run.serviceAccount }),
    ...(run.description && { description: run.description }),
    ...defined(rest),
    ...source,
    name: rest.name ?? cloneName(run.name),
    parameters: { ...run.parameters, ...rest.parameters },
  };
}

const isSamePlace = (run: Run, { namespace }: CloneOverrides): boolean =>
  namespace === undefined || namespace === run.namespace;

/** `Clone of x`, `Clone (2) of x` and so on. */
export function cloneName(name: string): string {
  const match = /^Clone(?: \((\d+)\))? of (.*)$/s.exec(name);
  const next = match ? `Clone (${Number(match[1] ?? 1) + 1}) of ${match[2]}` : `Clone of ${name}`;
  return next.slice(0, 255);
}

function required({ id }: Run, manifest: string | undefined): string {
  if (manifest) return manifest;
  throw new ConfigurationError(`Run ${id} does not tell what it ran, so it cannot be cloned.`, {
    hint: 'Submit its pipeline or version anew.',
  });
}
