import { WorkflowPackageError } from '../errors/workflow-package-error.js';

export type ArchiveKind = 'zip' | 'tar.gz';

export function brokenArchive(kind: ArchiveKind, reason: string, cause?: unknown): WorkflowPackageError {
  return new WorkflowPackageError(
    'BROKEN_ARCHIVE',
    `The package is not a valid ${kind} file: ${reason}.`,
    'Compile or download it again; it may be cut off or damaged.',
    cause === undefined ? undefined : { cause },
  );
}

/** The error of whatever a reader threw over bytes that it did not understand. */
export function asArchiveError(kind: ArchiveKind, error: unknown): WorkflowPackageError {
  if (error instanceof WorkflowPackageError) return error;
  const reason = error instanceof Error ? error.message.slice(0, 200) : 'unreadable';
  return brokenArchive(kind, reason, error);
}
