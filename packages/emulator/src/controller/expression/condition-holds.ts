import { evaluateCondition } from './evaluate-expression.js';
import { ExpressionError } from './tokenize.js';

/** Whether a condition holds; what cannot be read as one does not. */
export function conditionHolds(text: string): boolean {
  try {
    return evaluateCondition(text);
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}
