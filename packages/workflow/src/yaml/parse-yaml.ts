import { type Document, parseAllDocuments } from 'yaml';
import { WorkflowPackageError } from '../errors/workflow-package-error.js';
import { refuseAliasExpansion } from './alias-expansion.js';
import { compilerTags } from './yaml-scalars.js';

/**
 * The documents of a YAML text, read as the compilers' own reader does: YAML 1.1, of a key that stands twice the last one wins.
 * Empty documents are left out.
 *
 * @throws WorkflowPackageError `NOT_YAML`, `ALIAS_EXPANSION`
 */
export function parseYaml(text: string): unknown[] {
  try {
    const documents = parseAllDocuments(text, {
      version: '1.1',
      schema: 'yaml-1.1',
      customTags: compilerTags,
      resolveKnownTags: false,
      merge: true,
      uniqueKeys: false,
      logLevel: 'error',
    });
    if (!Array.isArray(documents)) return [];
    return documents.map(documentValue).filter((value) => value !== null && value !== undefined);
  } catch (error) {
    throw error instanceof WorkflowPackageError ? error : notYaml(error);
  }
}

function documentValue(document: Document.Parsed): unknown {
  const [error] = document.errors;
  if (error) throw notYaml(error);
  refuseAliasExpansion(document);
  // Counted above, by size; the count of uses that the library would make refuses honest documents.
  return document.toJS({ maxAliasCount: -1 });
}

function notYaml(cause: unknown): WorkflowPackageError {
  // A stack that overflows is the answer to a text that opens a hundred thousand brackets.
  const reason = cause instanceof RangeError ? 'it is nested too deeply' : firstLine(cause);
  return new WorkflowPackageError(
    'NOT_YAML',
    `The package is not readable as YAML: ${reason}.`,
    'Check that the file is a pipeline that the compiler wrote, and whole.',
    { cause },
  );
}

function firstLine(cause: unknown): string {
  const line = (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0] ?? '';
  return line.replace(/[.:]+\s*$/, '').slice(0, 300);
}
