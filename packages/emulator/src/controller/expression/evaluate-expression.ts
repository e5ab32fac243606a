import { ExpressionError, type Token, tokenize } from './tokenize.js';

type Value = string | number | boolean | readonly Value[];

/** Binding strength of the operators between two values, weakest first. */
const STRENGTH: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '>': 3,
  '<=': 3,
  '>=': 3,
  '=~': 3,
  '!~': 3,
  in: 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
};

/**
 * Value of a condition, as the workflow controller reads it: a bare word is a text, both sides of a comparison are
 * numbers or both texts.
 *
 * @throws ExpressionError when it cannot be read, or when its value is not true or false.
 */
export function evaluateCondition(text: string): boolean {
  const tokens = tokenize(text);
  const reader = { tokens, position: 0 };
  const value = readBinary(reader, 0);
  if (reader.position < tokens.length) throw new ExpressionError(`Unexpected '${show(tokens[reader.position])}'`);
  if (typeof value !== 'boolean') throw new ExpressionError(`Expected boolean evaluation for '${text}'. Got ${value}`);
  return value;
}

interface Reader {
  readonly tokens: readonly Token[];
  position: number;
}

function readBinary(reader: Reader, weakest: number): Value {
  let left = readUnary(reader);
  for (;;) {
    const operator = operatorAt(reader);
    const strength = STRENGTH[operator] ?? 0;
    if (strength <= weakest) return left;
    reader.position += 1;
    left = apply(operator, left, readBinary(reader, strength));
  }
}

function readUnary(reader: Reader): Value {
  const token = reader.tokens[reader.position];
  reader.position += 1;
  if (!token) throw new ExpressionError('Unexpected end of expression');
  if (token.kind === 'number' || token.kind === 'text') return token.value;
  if (token.kind === 'word') return token.value === 'true' ? true : token.value === 'false' ? false : token.value;
  if (token.value === '!') {
    const value = readUnary(reader);
    if (typeof value === 'boolean') return !value;
    throw new ExpressionError(`Value '${value}' cannot be used with the logical operator '!', it is not a bool`);
  }
  if (token.value === '-') return -asNumber(readUnary(reader), '-');
  if (token.value === '(') return readParentheses(reader);
  throw new ExpressionError(`Unexpected '${token.value}'`);
}

/** A value in parentheses, or the list after `in`. */
function readParentheses(reader: Reader): Value {
  const values = [readBinary(reader, 0)];
  while (operatorAt(reader) === ',') {
    reader.position += 1;
    values.push(readBinary(reader, 0));
  }
  if (operatorAt(reader) !== ')') throw new ExpressionError('Unbalanced parenthesis');
  reader.position += 1;
  return values.length === 1 && values[0] !== undefined ? values[0] : values;
}

function operatorAt(reader: Reader): string {
  const token = reader.tokens[reader.position];
  if (token?.kind === 'operator') return token.value;
  return token?.kind === 'word' && token.value === 'in' ? 'in' : '';
}

function apply(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '&&':
      return asBoolean(left, operator) && asBoolean(right, operator);
    case '||':
      return asBoolean(left, operator) || asBoolean(right, operator);
    case 'in':
      return Array.isArray(right) ? right.includes(left) : left === right;
    case '=~':
    case '!~':
      return matches(String(left), String(right)) === (operator === '=~');
    case '+':
      if (typeof left === 'string' || typeof right === 'string') return `${left}${right}`;
      return asNumber(left, operator) + asNumber(right, operator);
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(operator, asNumber(left, operator), asNumber(right, operator));
    default:
      return compare(operator, left, right);
  }
}

function arithmetic(operator: string, left: number, right: number): number {
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  return operator === '/' ? left / right : left % right;
}

function compare(operator: string, left: Value, right: Value): boolean {
  const texts = typeof left === 'string' && typeof right === 'string';
  const one = texts ? left : asNumber(left, operator);
  const other = texts ? right : asNumber(right, operator);
  if (operator === '<') return one < other;
  if (operator === '>') return one > other;
  return operator === '<=' ? one <= other : one >= other;
}

function matches(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    throw new ExpressionError(`Invalid regular expression '${pattern}'`);
  }
}

function asNumber(value: Value, operator: string): number {
  if (typeof value === 'number') return value;
  throw new ExpressionError(`Value '${value}' cannot be used with the operator '${operator}', it is not a number`);
}

function asBoolean(value: Value, operator: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new ExpressionError(
    `Value '${value}' cannot be used with the logical operator '${operator}', it is not a bool`,
  );
}

function show(token: Token | undefined): string {
  return String(token?.value ?? '');
}
