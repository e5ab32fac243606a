import type { Difference } from './difference.js';
import { answers } from './differences/answers.js';
import { refusals } from './differences/refusals.js';
import { surroundings } from './differences/surroundings.js';
import { unsent } from './differences/unsent.js';
import { wordings } from './differences/wordings.js';

/**
 * Every deliberate difference, and what is done in place of each bug. Where the line of a case is what the Python client
 * does too, the bug is not in what is sent.
 */
export const differences: readonly Difference[] = [...refusals, ...wordings, ...answers, ...surroundings, ...unsent];
