import { gunzip } from '../archive/gunzip.js';
import { pipelineEntry } from '../archive/pipeline-entry.js';
import { tarEntries } from '../archive/tar-entries.js';
import { zipEntries } from '../archive/zip-entries.js';
import { WorkflowPackageError } from '../errors/workflow-package-error.js';
import { MAX_PACKAGE_BYTES } from './package-limits.js';
import { tooLarge } from './package-source.js';

/** The text of a package and, from an archive, the entry that it was. */
export interface PackageText {
  readonly text: string;
  readonly entryName?: string;
}

/**
 * Finds out, as the server does, what a file is: by the ending of its name first, then by its first bytes; what is neither, if it
 * is text, is taken for YAML or JSON.
 *
 * @throws WorkflowPackageError
 */
export function packageText(name: string, content: string | Uint8Array): PackageText {
  if (content.length === 0) throw empty();
  if (typeof content === 'string') {
    if (content.length > MAX_PACKAGE_BYTES) throw tooLarge();
    return { text: content.replace(/^\uFEFF/, '') };
  }
  if (/\.(?:ya?ml|json)$/.test(name)) return { text: decode(content, 'NOT_UTF8') };
  if (content[0] === 0x50 && content[1] === 0x4b) return fromArchive(zipEntries(content));
  if (content[0] === 0x1f && content[1] === 0x8b) return fromArchive(tarEntries(gunzip(content)));
  return { text: decode(content, 'UNKNOWN_FORMAT') };
}

function fromArchive(entries: Parameters<typeof pipelineEntry>[0]): PackageText {
  const entry = pipelineEntry(entries);
  const bytes = entry.read();
  if (bytes.length === 0) throw empty();
  return { text: decode(bytes, 'NOT_UTF8'), entryName: entry.name };
}

function decode(bytes: Uint8Array, code: 'NOT_UTF8' | 'UNKNOWN_FORMAT'): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const message =
      code === 'NOT_UTF8' ? 'The package is text, but not UTF-8.' : 'The package is no YAML, JSON, zip or tar.gz file.';
    throw new WorkflowPackageError(
      code,
      message,
      'Give a file that the pipeline compiler wrote: .yaml, .json, .zip or .tar.gz.',
      { cause },
    );
  }
}

function empty(): WorkflowPackageError {
  return new WorkflowPackageError(
    'EMPTY',
    'The package is empty.',
    'Compile the pipeline again and check the path of its output.',
  );
}
