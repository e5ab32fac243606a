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
