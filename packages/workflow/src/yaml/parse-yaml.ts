import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';
import { WorkflowPackageError } from '../errors/workflow-package-error.js';
import { refuseAliasExpansion } from './alias-expansion.js';
import { isTooDeep, LexemeNesting, MAX_NESTING } from './nesting-depth.js';
import { compilerTags } from './yaml-scalars.js';

/**
 * The documents of a YAML text, read as the compilers' own reader does: YAML 1.1, of a key that stands twice the last one wins.
 * Empty documents are left out.
 *
 * @throws WorkflowPackageError `NOT_YAML`, `ALIAS_EXPANSION`
 */
export function parseYaml(text: string): unknown[] {
  try {
    const composer = new Composer({
      version: '1.1',
      schema: 'yaml-1.1',
      customTags: compilerTags,
      resolveKnownTags: false,
      merge: true,
      uniqueKeys: false,
      logLevel: 'error',
    });
    const documents = [...composer.compose(shallowTokens(text))];
    return documents
      .map((document) => documentValue(document, text))
      .filter((value) => value !== null && value !== undefined);
  } catch (error) {
    throw error instanceof WorkflowPackageError ? error : notYaml(firstLine(error), error);
  }
}

function* shallowTokens(text: string): Generator<CST.Token> {
  const parser = new Parser();
  const nesting = new LexemeNesting();
  const checked = (token: CST.Token) => {
    if (isTooDeep(token)) throw tooDeep();
    return token;
  };
  for (const lexeme of new Lexer().lex(text)) {
    if (nesting.depthAfter(lexeme) > MAX_NESTING) throw tooDeep();
    for (const token of parser.next(lexeme)) yield checked(token);
  }
  for (const token of parser.end()) yield checked(token);
}

function tooDeep(): WorkflowPackageError {
  return notYaml(`it is nested more than ${MAX_NESTING} deep`);
}

function documentValue(document: Document.Parsed, text: string): unknown {
  const [error] = document.errors;
  if (error) throw notYaml(`${firstLine(error)}, line ${lineAt(text, error.pos[0])}`, error);
  refuseAliasExpansion(document);
  // Counted above, by size; the count of uses that the library would make refuses honest documents.
  return document.toJS({ maxAliasCount: -1 });
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function notYaml(reason: string, cause?: unknown): WorkflowPackageError {
  return new WorkflowPackageError(
    'NOT_YAML',
    `The package is not readable as YAML: ${reason}.`,
    'Check that the file is a pipeline that the compiler wrote, and whole.',
    cause === undefined ? undefined : { cause },
  );
}

function firstLine(cause: unknown): string {
  const line = (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0] ?? '';
  return line.replace(/[.:]+\s*$/, '').slice(0, 300);
}
