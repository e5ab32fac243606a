import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateCondition } from './evaluate-expression.js';
import { ExpressionError } from './tokenize.js';

describe('a condition has the value that the workflow controller finds', () => {
  it.each([
    ['"heads" == "heads"', true],
    ["'heads' != heads", false],
    ['heads == heads', true],
    ['5 > 3', true],
    ['5 <= 10', true],
    ['"5" == 5', false],
    ['"b" > "a"', true],
    ['-3 < 0', true],
    ['1 + 2 * 3 == 7', true],
    ['10 - 2 - 3 == 5', true],
    ['!(1 == 2) && (true || false)', true],
    ['true || false && false', true],
    ['x in (a, x)', true],
    ['x in (a)', false],
    ['"v1.8.5" =~ "^v1"', true],
    ['"v1.8.5" !~ "^v2"', true],
    ['"a \\" b" == \'a " b\'', true],
    ['"ü" == "ü"', true],
    ['1e3 == 1000', true],
  ])('%s', (text, value) => {
    expect(evaluateCondition(text)).toBe(value);
  });
});

describe('a condition without a value is an error, not false', () => {
  it.each([
    '',
    '5',
    'heads',
    '"a" < 3',
    '1 ==',
    '(1 == 1',
    '1 == 1)',
    '&& 1',
    '3 && true',
    '"a" =~ "("',
    'a == {{x}}',
    '!5',
    '1 == 1 2',
  ])('%s', (text) => {
    expect(() => evaluateCondition(text)).toThrow(ExpressionError);
  });

  it('any text has a value or is such an error', () => {
    const pieces = fc.constantFrom('(', ')', '==', '&&', '!', '"a"', '1', 'b', ' in ', ',', '-', '=~', ' ');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (text) => {
          try {
            expect(evaluateCondition(text)).toBeTypeOf('boolean');
          } catch (error) {
            expect(error).toBeInstanceOf(ExpressionError);
          }
        },
      ),
    );
  });
});
