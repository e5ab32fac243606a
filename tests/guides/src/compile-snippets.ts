import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Snippet } from './snippets-of.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url)).replaceAll('\\', '/');
const CONFIG = fileURLToPath(new URL('../tsconfig.json', import.meta.url));

/** Names that the guides use without declaring them, since it is clear what they are. */
const KNOWN_BY_CONTEXT = `
declare const kfp: import('@kfp-ts/client').KfpClient;
declare const emulator: import('@kfp-ts/emulator').Emulator;
declare const KfpClient: typeof import('@kfp-ts/client').KfpClient;
declare const id: string;
declare const ids: string[];
declare const day: Date;
declare function sleep(ms: number): Promise<void>;
`;

/** What the compiler finds wrong with the snippets, one line each. What a snippet declares itself hides what is known. */
export function compileSnippets(snippets: readonly Snippet[]): string[] {
  const options = configuration();
  const files = new Map(snippets.map((snippet, index) => [`${FOLDER}snippet-${index}.ts`, snippet]));
  const known = `${FOLDER}known-by-context.d.ts`;
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  const textOf = (path: string): string | undefined => {
    const snippet = files.get(path);
    // Makes a module of it: two snippets may declare the same name.
    return snippet ? `${snippet.code}\nexport {};\n` : path === known ? KNOWN_BY_CONTEXT : undefined;
  };
  host.fileExists = (path) => textOf(path) !== undefined || fileExists(path);
  host.readFile = (path) => textOf(path) ?? readFile(path);
  host.getSourceFile = (path, languageVersion) => {
    const text = textOf(path);
    if (text === undefined) return getSourceFile(path, languageVersion);
    return ts.createSourceFile(path, text, languageVersion);
  };
  const program = ts.createProgram([...files.keys(), known], options, host);
  return [...files].flatMap(([path, snippet]) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((found) =>
      describe(found, snippet, source),
    );
  });
}

function describe(
  { messageText, start = 0 }: ts.Diagnostic,
  { document, line }: Snippet,
  source: ts.SourceFile | undefined,
): string {
  const offset = source?.getLineAndCharacterOfPosition(start).line ?? 0;
  return `${document}:${line + offset} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}

function configuration(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(CONFIG, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, fileURLToPath(new URL('..', import.meta.url)));
  // A guide may show a value without using it.
  return { ...options, noUnusedLocals: false, noUnusedParameters: false };
}
