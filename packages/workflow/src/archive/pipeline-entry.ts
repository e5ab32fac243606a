import { WorkflowPackageError } from '../errors/workflow-package-error.js';
import type { ArchiveEntry } from './archive-entry.js';

/**
 * The entry that holds the pipeline: `pipeline.yaml`, in whatever folder, else the only YAML file.
 *
 * @throws WorkflowPackageError `UNSAFE_PATH`, `NO_PIPELINE_ENTRY`, `AMBIGUOUS_ENTRIES`
 */
export function pipelineEntry(entries: readonly ArchiveEntry[]): ArchiveEntry {
  for (const { name } of entries) refuseUnsafePath(name);
  const named =
    entries.find(({ name }) => name === 'pipeline.yaml') ??
    entries.find(({ name }) => baseName(name) === 'pipeline.yaml');
  if (named) return named;
  const [first, second] = entries.filter(({ name }) => /\.ya?ml$/.test(name) && !isSystemFile(name));
  if (!first) {
    throw new WorkflowPackageError(
      'NO_PIPELINE_ENTRY',
      `The archive holds no YAML file: ${listed(entries)}.`,
      'Put the compiled pipeline into it as pipeline.yaml.',
    );
  }
  if (second) {
    throw new WorkflowPackageError(
      'AMBIGUOUS_ENTRIES',
      `The archive holds several YAML files and no pipeline.yaml: ${listed(entries)}.`,
      'Name the one that holds the pipeline pipeline.yaml.',
    );
  }
  return first;
}

/** Nothing is written to disk here, but an archive made to break out of a folder is not one to pass on. */
function refuseUnsafePath(name: string): void {
  const parts = name.split(/[\\/]/);
  if (!parts.includes('..') && !/^(?:[\\/]|[A-Za-z]:)/.test(name) && !name.includes('\0')) return;
  throw new WorkflowPackageError(
    'UNSAFE_PATH',
    `The archive holds an entry outside of itself: ${JSON.stringify(name.slice(0, 100))}.`,
    'Pack the pipeline again, without `..` or absolute paths.',
  );
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** `._pipeline.yaml` and the like are what macOS adds to an archive. */
function isSystemFile(name: string): boolean {
  return baseName(name).startsWith('._') || name.startsWith('__MACOSX/');
}

function listed(entries: readonly ArchiveEntry[]): string {
  if (entries.length === 0) return 'it is empty';
  const names = entries.slice(0, 5).map(({ name }) => JSON.stringify(name.slice(0, 60)));
  return names.join(', ') + (entries.length > 5 ? ', …' : '');
}
