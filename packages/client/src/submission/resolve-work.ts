import type { ApiPipelineSpec, ApiResourceReference } from '@kfp-ts/api';
import type { CallOptions } from '../call/call-options.js';
import { ConfigurationError } from '../errors/index.js';
import { matches } from '../references/only-match.js';
import { idOf } from '../references/ref.js';
import { experimentOwner, pipelineVersionCreator } from '../references/resource-references.js';
import type { Experiments } from '../resources/experiments.js';
import type { Pipelines } from '../resources/pipelines.js';
import { resolveNamespace } from '../resources/resolve-namespace.js';
import type { ResourceContext } from '../resources/resource-context.js';
import { specOfStored } from './spec-of-stored.js';
import type { WorkSource } from './submission.js';

/** What the Python clients call it, too. */
const DEFAULT_EXPERIMENT = 'Default';

export const WORK_MEMBERS =
  'package pipeline version experiment parameters serviceAccount pipelineRoot enableCaching namespace';

/** What turning the user's words into a request needs. */
export interface WorkContext extends ResourceContext {
  readonly experiments: Experiments;
  readonly pipelines: Pipelines;
}

/** What is run, as the server wants it told. */
export interface ResolvedWork {
  readonly pipeline_spec: ApiPipelineSpec;
  readonly resource_references: ApiResourceReference[];
  readonly service_account?: string;
  /** Name of the pipeline, where it is known without asking. */
  readonly pipelineName?: string;
  readonly experimentId?: string;
  /** Where it runs, as far as the call or its experiment says. */
  readonly namespace?: string;
}

/**
 * Turns the user's words into what runs. Packages and parameters are looked at before anything is sent.
 *
 * @throws ConfigurationError for a package that is no workflow, unknown parameters, and sources that exclude each other.
 */
export async function resolveWork(
  context: WorkContext,
  source: WorkSource,
  options: CallOptions = {},
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<ResolvedWork> {
  requireOneSource(source);
  if (source.experiment !== undefined) idOf(source.experiment, 'experiment');
  const { package: packageSource } = source;
  const packaged =
    packageSource &&
    (await (await import('./spec-of-package.js')).specOfPackage(packageSource, source, options.signal));
  // A namespace that cannot be is refused before anything is looked up or made in it.
  const placed = source.namespace !== undefined || source.experiment === undefined;
  const namespace = placed ? await resolveNamespace(context, source.namespace, options) : undefined;
  const { spec, versionId, pipelineName } = packaged
    ? { ...packaged, versionId: undefined }
    : await specOfStored(context.pipelines, source, options);
  const experimentId = await resolveExperiment(context, source, namespace, options, dryRun);
  const place = namespace ?? (source.experiment as { namespace?: string } | undefined)?.namespace;
  return {
    ...(place && { namespace: place }),
    pipeline_spec: spec,
    resource_references: [
      ...(experimentId === undefined ? [] : [experimentOwner(experimentId)]),
      ...(versionId === undefined ? [] : [pipelineVersionCreator(versionId)]),
    ],
    ...(source.serviceAccount && { service_account: source.serviceAccount }),
    ...(pipelineName && { pipelineName }),
    ...(experimentId !== undefined && { experimentId }),
  };
}

function requireOneSource({ package: packageSource, pipeline, version, enableCaching }: WorkSource): void {
  const stored = pipeline !== undefined || version !== undefined;
  if (packageSource === null || packageSource === '') {
    throw new ConfigurationError('The package is given, but empty.', {
      hint: 'Is the variable that should hold its path or content set?',
    });
  }
  if (packageSource === undefined && !stored) {
    throw new ConfigurationError('There is nothing to run.', { hint: 'Pass package, pipeline or version.' });
  }
  if (packageSource !== undefined && stored) {
    throw new ConfigurationError('A package cannot be run together with a stored pipeline.', {
      hint: 'Pass either package, or pipeline and version.',
    });
  }
  if (enableCaching !== undefined && packageSource === undefined) {
    throw new ConfigurationError('enableCaching takes effect only on a package that is sent along.', {
      hint: 'Download the template, or compile the pipeline with caching set, and pass it as package.',
    });
  }
}

async function resolveExperiment(
  { experiments }: WorkContext,
  { experiment }: WorkSource,
  namespace: string | undefined,
  options: CallOptions,
  dryRun: boolean,
): Promise<string | undefined> {
  if (experiment !== undefined) {
    const id = idOf(experiment, 'experiment');
    const { name, namespace: own } = experiment as { name: string; namespace?: string };
    return id ?? (await experiments.get({ name, namespace: own ?? namespace }, options)).id;
  }
  // A single-user server has a default experiment of its own, a multi-user one has none that a user can reach.
  if (namespace === undefined) return undefined;
  if (!dryRun) return (await experiments.ensure(DEFAULT_EXPERIMENT, { namespace }, options)).id;
  const { items } = await experiments.list({ namespace, name: DEFAULT_EXPERIMENT }, options);
  return matches(items, DEFAULT_EXPERIMENT)[0]?.id;
}
