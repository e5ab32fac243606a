import type { CST } from 'yaml';

/** Deepest nesting that is read; compiled pipelines stay below 30. */
export const MAX_NESTING = 200;

/**
 * Whether the tokens of a document nest deeper than {@link MAX_NESTING}. Looked up without recursion, before anything recursive
 * touches them: where the stack ends in the middle of compiling a regular expression, V8 ends the process.
 */
export function isTooDeep(document: CST.Token): boolean {
  const open: [token: CST.Token, depth: number][] = [[document, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [token, depth] = next;
    if (depth > MAX_NESTING) return true;
    if (token.type === 'document' && token.value) open.push([token.value, depth + 1]);
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push([key, depth + 1]);
      if (value) open.push([value, depth + 1]);
    }
  }
  return false;
}

const SCALAR_FOLLOWS = '\u001f';

/** Follows how deep a single line nests, lexeme by lexeme, so that a megabyte of brackets is refused at its beginning. */
export class LexemeNesting {
  #flow = 0;
  #onLine = 0;
  #previous = '';

  /** The depth after `lexeme`: of open brackets, or else of what is opened within one line. */
  depthAfter(lexeme: string): number {
    const isContent = this.#previous === SCALAR_FOLLOWS;
    this.#previous = lexeme;
    if (isContent) return this.#flow + this.#onLine;
    if (lexeme === '[' || lexeme === '{') this.#flow += 1;
    else if (lexeme === ']' || lexeme === '}') this.#flow = Math.max(0, this.#flow - 1);
    else if (lexeme === '\n' || lexeme === '\r\n') this.#onLine = 0;
    else if (this.#flow === 0 && (lexeme === '-' || lexeme === ':' || lexeme === '?')) this.#onLine += 1;
    return this.#flow + this.#onLine;
  }
}
