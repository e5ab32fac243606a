import { goJson } from '../json/go-json-string.js';
import { NOT_ASCII } from '../mysql/latin1.js';
import type { Parameter } from '../store/rows.js';

/** Parameters as their column takes them; empty when nothing in them can trouble the database, which spares writing them. */
export const parametersColumn = (parameters: readonly Parameter[]): string =>
  // What JSON escapes is ASCII, too.
  parameters.some(({ name, value }) => NOT_ASCII.test(name) || NOT_ASCII.test(value)) ? goJson(parameters) : '';
