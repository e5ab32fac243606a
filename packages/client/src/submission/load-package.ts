import type { WorkflowPackage, WorkflowPackageSource } from '@kfp-ts/workflow';
import { ConfigurationError } from '../errors/index.js';
import type { PackageSource } from './package-source.js';
import { type PackageFile, readSource } from './read-source.js';

/** A package, read and understood. */
export interface LoadedPackage {
  readonly file: PackageFile;
  readonly workflow: WorkflowPackage;
}

/**
 * Reads a package and checks that it is a workflow. The readers of YAML and archives are loaded at the first use.
 *
 * @throws ConfigurationError when it is none.
 */
export async function loadPackage(source: PackageSource, signal?: AbortSignal): Promise<LoadedPackage> {
  const file = await readSource(source, signal);
  const { readPackage } = await import('@kfp-ts/workflow');
  try {
    const { name, content } = file;
    const parsed = file.parsed as WorkflowPackageSource | undefined;
    const workflow = await readPackage(parsed ?? (name === undefined ? content : { name, content }));
    return { file, workflow };
  } catch (error) {
    throw asConfigurationError(error);
  }
}

/** What another package of this project refuses, as this one's error. */
export function asConfigurationError(error: unknown): unknown {
  if (!(error instanceof Error) || typeof (error as { hint?: unknown }).hint !== 'string') return error;
  return new ConfigurationError(error.message, { hint: (error as Error & { hint: string }).hint, cause: error });
}
