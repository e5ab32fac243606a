/** A piece of TypeScript in a document. */
export interface Snippet {
  readonly document: string;
  /** Of its first line of code, from 1. */
  readonly line: number;
  readonly code: string;
}

/** The blocks of a Markdown document that are marked as `ts`. */
export function snippetsOf(document: string, markdown: string): Snippet[] {
  const snippets: Snippet[] = [];
  let open: { line: number; lines: string[]; isCode: boolean } | undefined;
  for (const [index, text] of markdown.split('\n').entries()) {
    if (open && text === '```') {
      if (open.isCode) snippets.push({ document, line: open.line, code: open.lines.join('\n') });
      open = undefined;
    } else if (open) open.lines.push(text);
    else if (text.startsWith('```')) open = { line: index + 2, lines: [], isCode: text === '```ts' };
  }
  return snippets;
}
