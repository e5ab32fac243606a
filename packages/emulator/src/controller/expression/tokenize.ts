/** A piece of an expression: a literal, a bare word, or an operator. */
export type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'word'; readonly value: string }
  | { readonly kind: 'operator'; readonly value: string };

const PIECES =
  /\s*(?:(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w])|"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^'\\]|\\.)*)'|(?<word>[\p{L}_][\p{L}\p{N}_.]*)|(?<operator>==|!=|<=|>=|&&|\|\||=~|!~|[<>!()+\-*/%,]))/uy;

/** @throws ExpressionError at the first character that begins nothing. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const pieces = new RegExp(PIECES);
  while (text.slice(pieces.lastIndex).trim() !== '') {
    const start = pieces.lastIndex;
    const groups = pieces.exec(text)?.groups;
    if (!groups) throw new ExpressionError(`Invalid token: '${text.slice(start).trim()}'`);
    const quoted = groups.double ?? groups.single;
    if (groups.number !== undefined) tokens.push({ kind: 'number', value: Number(groups.number) });
    else if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replace(/\\(.)/g, '$1') });
    else if (groups.word !== undefined) tokens.push({ kind: 'word', value: groups.word });
    else tokens.push({ kind: 'operator', value: groups.operator ?? '' });
  }
  return tokens;
}

/** An expression that cannot be read or has no value. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}
